import express from "express";
import { fail, onError } from "./lib/errors.js";
import { needsLogin, needsWarden } from "./lib/session.js";
import { bedsRouter } from "./routes/beds.js";
import { cropsRouter } from "./routes/crops.js";
import { entriesRouter } from "./routes/entries.js";
import { gardenersRouter } from "./routes/gardeners.js";
import { harvestsRouter } from "./routes/harvests.js";
import { passwordRouter } from "./routes/password.js";
import { plantingsRouter } from "./routes/plantings.js";
import { sessionRouter } from "./routes/session.js";
import { sessionsRouter } from "./routes/sessions.js";
import { summaryRouter } from "./routes/summary.js";
import { ownerRouter, unclaimedRouter } from "./routes/unclaimed.js";

export function createApp(db) {
  const app = express();
  app.disable("x-powered-by");
  // Open to everybody.
  const json = express.json({ limit: "20kb" });
  app.use("/crops", cropsRouter());
  app.use("/gardeners", json, gardenersRouter(db));
  app.use("/session", json, sessionRouter(db));

  app.use("/sessions", (req, res, next) => (req.get("cookie") ? next() : res.json({ sessions: [] })));

  // The door comes before the body is read: a stranger learns nothing about it.
  app.use(needsLogin(db), json);

  app.use("/sessions", sessionsRouter(db));
  app.use("/password", passwordRouter(db));
  app.use("/unclaimed", needsWarden, unclaimedRouter(db));
  app.use("/beds/:id/owner", needsWarden, ownerRouter(db));
  app.use("/beds", bedsRouter(db));
  app.use("/plantings", plantingsRouter(db));
  app.use("/harvests", harvestsRouter(db));
  app.use("/entries", entriesRouter(db));
  app.use("/summary", summaryRouter(db));

  app.use((req, res) => fail(res, 404, "not-found", "There is nothing at this address."));
  app.use(onError);
  return app;
}
