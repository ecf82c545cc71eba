import express, { Router } from "express";
import { fail } from "./middleware/answers.js";
import { errors, restAfterFaults } from "./middleware/errors.js";
import { limit, shortAddress } from "./middleware/limits.js";
import { needs } from "./middleware/needs.js";
import { requestId } from "./middleware/request-id.js";
import { requestLog } from "./middleware/request-log.js";
import { needsLogin } from "./middleware/session.js";
import { accountsRouter } from "./routes/accounts.js";
import { categoriesRouter } from "./routes/categories.js";
import { healthRouter, readyRouter } from "./routes/health.js";
import { hoursRouter } from "./routes/hours.js";
import { repairsRouter } from "./routes/repairs.js";
import { reportsRouter } from "./routes/reports.js";
import { sessionRouter } from "./routes/session.js";
import { slotsRouter } from "./routes/slots.js";
import { thingsRouter } from "./routes/things.js";

const WITHOUT_LIMITS = { isSecure: false, requestsPerMinute: Infinity, loginsPerMinute: Infinity };

/** The service on a pool of connections. `isSecure` says whether browsers send the session over HTTPS only. */
export function createApp(db, options = WITHOUT_LIMITS) {
  const app = express();
  // The last entry of X-Forwarded-For is the proxy's, so that is the client's address.
  app.set("trust proxy", 1);
  app.disable("x-powered-by");
  app.use(requestId, requestLog);
  const health = createHealth(db);
  app.use("/v1", health);
  app.use("/", health);
  app.use(limit(options.requestsPerMinute), shortAddress);
  const api = createApi(db, options);
  app.use("/v1", api);
  app.use("/", api);
  app.use((req, res) => fail(res, 404, "There is nothing at this address."));
  app.use(errors);
  return app;
}

/** The two addresses for machines, which have no limits. */
function createHealth(db) {
  const health = Router();
  health.use("/health", healthRouter());
  health.use("/ready", readyRouter(db));
  return health;
}

/** All resources. They are mounted twice, so each request notes where it came in. */
function createApi(db, options) {
  const api = Router();
  api.use((req, res, next) => {
    req.apiBase = req.baseUrl;
    next();
  });
  api.use("/hours", hoursRouter());
  api.use("/categories", categoriesRouter());
  api.use("/accounts", accountsRouter(db));
  api.use("/session", sessionRouter(db, options));
  api.use("/slots", restAfterFaults, slotsRouter(db));
  api.use("/things", needsLogin(db), restAfterFaults, thingsRouter(db));
  api.use("/repairs", needsLogin(db), repairsRouter(db));
  api.use("/reports", needsLogin(db), needs("reports:see"), reportsRouter(db));
  return api;
}
