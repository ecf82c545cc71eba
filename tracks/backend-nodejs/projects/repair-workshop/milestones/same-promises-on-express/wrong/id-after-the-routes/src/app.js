import express from "express";
import { requestId } from "./middleware/request-id.js";
import { requestLog } from "./middleware/request-log.js";
import { categoriesRouter } from "./routes/categories.js";
import { hoursRouter } from "./routes/hours.js";
import { thingsRouter } from "./routes/things.js";

export function createApp(book) {
  const app = express();
  app.disable("x-powered-by");
  app.use(requestLog);
  app.use("/hours", hoursRouter());
  app.use("/categories", categoriesRouter());
  app.use("/things", thingsRouter(book));
  app.use(requestId);
  app.use((req, res) => res.status(404).json({ error: "There is nothing at this address." }));
  return app;
}
