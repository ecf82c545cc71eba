import { endpoints } from "@aulo/contract";
import compression from "compression";
import express, { type Express, Router } from "express";
import helmet from "helmet";
import { mountAccounts } from "./accounts/routes.ts";
import { mountAudit } from "./audit/routes.ts";
import { mountBackup } from "./backup/routes.ts";
import { mountTrack } from "./catalogue/routes.ts";
import { mountChecks } from "./checks/routes.ts";
import { mountCohorts } from "./cohorts/routes.ts";
import type { Config } from "./config.ts";
import { mountCorrections } from "./corrections/routes.ts";
import type { Deps } from "./deps.ts";
import { mountDrafts } from "./drafts/routes.ts";
import { mountGoals } from "./goals/routes.ts";
import { mountDocs } from "./http/docs.ts";
import { handleErrors, refuseUnknownPath } from "./http/errors.ts";
import { EVENT_STREAM } from "./http/event-stream.ts";
import { refuseForeignHosts, refuseForeignOrigins } from "./http/guards.ts";
import { mountHealth } from "./http/health.ts";
import { refuseOtherMethods } from "./http/methods.ts";
import { measureRequests } from "./http/metrics.ts";
import { limitNewLearners, limitWrongCodes } from "./http/rate-limit.ts";
import { logRequests } from "./http/request-log.ts";
import { mountWeb } from "./http/web.ts";
import { mountLearners } from "./learners/routes.ts";
import { mountLog } from "./log/routes.ts";
import { mountPath } from "./path/routes.ts";
import { mountProjects } from "./projects/routes.ts";
import { mountRuns } from "./runs/routes.ts";
import { mountTransfer } from "./transfer/routes.ts";

/** Scripts come from Aulo's own files only. Styles may be inline, because the code editor writes inline styles. */
const securityHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      "default-src": ["'self'"],
      "style-src": ["'self'", "'unsafe-inline'"],
      "img-src": ["'self'", "data:"],
      "worker-src": ["'self'", "blob:"],
      "base-uri": ["'none'"],
      "form-action": ["'self'"],
      "frame-ancestors": ["'none'"],
      "object-src": ["'none'"],
    },
  },
  // Aulo speaks plain HTTP on the learner's own machine. `requireTls` adds this header.
  strictTransportSecurity: false,
});

/** Tells browsers to use TLS alone from now on. */
const requireTls = helmet.strictTransportSecurity();

/** Event streams stay uncompressed: the compressor would hold events back. */
const compressReplies = compression({
  filter: (request, response) =>
    response.getHeader("Content-Type") !== EVENT_STREAM && compression.filter(request, response),
});

/** A judge over HTTP: only whether it is there and ready. */
export function createJudgeApp(deps: Deps): Express {
  const app = express();
  app.disable("x-powered-by");
  app.use(logRequests(deps.log), securityHeaders);
  mountHealth(app, deps);
  app.use(refuseUnknownPath);
  app.use(handleErrors);
  return app;
}

/**
 * Aulo over HTTP. A request passes, in this order, the shared middleware, the endpoints and the page.
 *
 * @param config `operatorKey` is the key for backups; null where the database is not Aulo's own
 */
export function createApp(
  deps: Deps,
  config: Pick<
    Config,
    "host" | "webDir" | "learnersPerMinute" | "databaseUrl" | "publicUrl" | "trustedProxies"
  > & { operatorKey: string | null },
): Express {
  const app = express();
  app.disable("x-powered-by").set("etag", "strong").set("query parser", "simple");
  app.set("trust proxy", config.trustedProxies);
  app.use(measureRequests(deps.meter));
  app.use(logRequests(deps.log), securityHeaders);
  if (config.publicUrl?.protocol === "https:") app.use(requireTls);
  app.use(refuseForeignHosts(config.host, config.publicUrl), compressReplies);

  mountHealth(app, deps);
  mountBackup(app, deps, config.operatorKey);

  const api = Router();
  api.use(refuseForeignOrigins(config.publicUrl));
  const sharedBy = config.databaseUrl === null ? null : deps.db;
  api.post(endpoints.createLearner.path, limitNewLearners({ perMinute: config.learnersPerMinute, sharedBy }));
  api.post([endpoints.lookAtInvitation.path, endpoints.joinCohort.path], limitWrongCodes(sharedBy));
  mountLearners(api, deps);
  mountAccounts(api, deps);
  mountTrack(api, deps);
  mountGoals(api, deps);
  mountPath(api, deps);
  mountChecks(api, deps);
  mountDrafts(api, deps);
  mountRuns(api, deps);
  mountProjects(api, deps);
  mountLog(api, deps);
  mountCorrections(api, deps);
  mountTransfer(api, deps);
  mountCohorts(api, deps);
  mountAudit(api, deps);
  mountDocs(api);
  refuseOtherMethods(api);
  app.use(api);
  app.use("/api", refuseUnknownPath);

  mountWeb(app, config.webDir);
  app.use(refuseUnknownPath);
  app.use(handleErrors);
  return app;
}
