import { endpoints } from "@aulo/contract";
import compression from "compression";
import express, { type Express, Router } from "express";
import helmet from "helmet";
import { mountTrack } from "./catalogue/routes.ts";
import { mountChecks } from "./checks/routes.ts";
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
import { limitNewLearners } from "./http/rate-limit.ts";
import { logRequests } from "./http/request-log.ts";
import { mountWeb } from "./http/web.ts";
import { mountLearners } from "./learners/routes.ts";
import { mountLog } from "./log/routes.ts";
import { mountPath } from "./path/routes.ts";
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
  // Aulo speaks plain HTTP on the learner's own machine. A proxy that adds TLS can add this header.
  strictTransportSecurity: false,
});

/** Event streams stay uncompressed: the compressor would hold events back. */
const compressReplies = compression({
  filter: (request, response) =>
    response.getHeader("Content-Type") !== EVENT_STREAM && compression.filter(request, response),
});

/** Aulo over HTTP. A request passes, in this order, the shared middleware, the endpoints and the page. */
export function createApp(
  deps: Deps,
  config: Pick<Config, "host" | "webDir" | "learnersPerMinute">,
): Express {
  const app = express();
  app.disable("x-powered-by").set("etag", "strong").set("query parser", "simple");
  app.use(logRequests(deps.log), securityHeaders, refuseForeignHosts(config.host), compressReplies);

  mountHealth(app, deps);

  const api = Router();
  api.use(refuseForeignOrigins);
  api.post(endpoints.createLearner.path, limitNewLearners(config.learnersPerMinute));
  mountLearners(api, deps);
  mountTrack(api, deps);
  mountGoals(api, deps);
  mountPath(api, deps);
  mountChecks(api, deps);
  mountDrafts(api, deps);
  mountRuns(api, deps);
  mountLog(api, deps);
  mountCorrections(api, deps);
  mountTransfer(api, deps);
  mountDocs(api);
  refuseOtherMethods(api);
  app.use(api);
  app.use("/api", refuseUnknownPath);

  mountWeb(app, config.webDir);
  app.use(refuseUnknownPath);
  app.use(handleErrors);
  return app;
}
