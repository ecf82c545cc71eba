import express from "express";
import { bookingsRouter } from "./routes/bookings.js";
import { telescopesRouter } from "./routes/telescopes.js";

/** The service, on a pool of connections. `now` says what time it is, and a test may say another one. */
export function createApp(pool, { now = () => new Date() } = {}) {
  const app = express();
  app.disable("x-powered-by");
  app.use(express.json());
  app.use("/telescopes", telescopesRouter(pool));
  app.use("/bookings", bookingsRouter(pool, now));
  app.use((req, res) => res.status(404).json({ error: "There is nothing at this address." }));
  app.use(onError);
  return app;
}

function onError(error, req, res, _next) {
  if (res.headersSent) return req.socket.destroy();
  if (error.status >= 400 && error.status < 500) {
    return res.status(error.status).json({ error: "The request cannot be read." });
  }
  console.error(error);
  res.status(500).json({ error: "Something went wrong on our side." });
}
