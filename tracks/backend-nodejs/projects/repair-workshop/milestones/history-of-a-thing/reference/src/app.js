import express, { Router } from "express";
import { fail } from "./middleware/answers.js";
import { requestId } from "./middleware/request-id.js";
import { requestLog } from "./middleware/request-log.js";
import { categoriesRouter } from "./routes/categories.js";
import { hoursRouter } from "./routes/hours.js";
import { repairsRouter } from "./routes/repairs.js";
import { thingsRouter } from "./routes/things.js";

export function createApp(book) {
  const app = express();
  app.disable("x-powered-by");
  app.use(requestId, requestLog);
  const api = createApi(book);
  app.use("/v1", api);
  app.use("/", api);
  app.use((req, res) => fail(res, 404, "There is nothing at this address."));
  return app;
}

/** All resources. They are mounted twice, so each request notes where it came in. */
function createApi(book) {
  const api = Router();
  api.use((req, res, next) => {
    req.apiBase = req.baseUrl;
    next();
  });
  api.use("/hours", hoursRouter());
  api.use("/categories", categoriesRouter());
  api.use("/things", thingsRouter(book));
  api.use("/repairs", repairsRouter(book));
  return api;
}
