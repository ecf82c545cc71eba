import express, { Router } from "express";
import { fail } from "./middleware/answers.js";
import { errors } from "./middleware/errors.js";
import { requestId } from "./middleware/request-id.js";
import { requestLog } from "./middleware/request-log.js";
import { categoriesRouter } from "./routes/categories.js";
import { hoursRouter } from "./routes/hours.js";
import { repairsRouter } from "./routes/repairs.js";
import { reportsRouter } from "./routes/reports.js";
import { slotsRouter } from "./routes/slots.js";
import { thingsRouter } from "./routes/things.js";

export function createApp(db) {
  const app = express();
  app.disable("x-powered-by");
  app.use(requestId, requestLog);
  const api = createApi(db);
  app.use("/v1", api);
  app.use("/", api);
  app.use((req, res) => fail(res, 404, "There is nothing at this address."));
  app.use(errors);
  return app;
}

/** All resources. They are mounted twice, so each request notes where it came in. */
function createApi(db) {
  const api = Router();
  api.use((req, res, next) => {
    req.apiBase = req.baseUrl;
    next();
  });
  api.use("/hours", hoursRouter());
  api.use("/categories", categoriesRouter());
  api.use("/things", thingsRouter(db));
  api.use("/repairs", repairsRouter(db));
  api.use("/slots", slotsRouter(db));
  api.use("/reports", reportsRouter(db));
  return api;
}
