import { randomUUID } from "node:crypto";
import type { Request, RequestHandler } from "express";
import type { Logger } from "pino";
import { pinoHttp } from "pino-http";

export function requestIdOf(request: Request): string {
  return String(request.id);
}

/** Logs each request with its id, status and time, and never a token, a cookie, a query or a body. */
export function logRequests(log: Logger): RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId: (request, response) => {
      const id = idFor(request.headers["x-request-id"]);
      response.setHeader("X-Request-Id", id);
      return id;
    },
    customLogLevel: (_, { statusCode }, error) => (error || statusCode >= 500 ? "error" : "info"),
    serializers: {
      req: ({ id, method, url }: { id: unknown; method: string; url: string }) => ({
        id,
        method,
        path: url.split("?")[0],
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
    },
  });
}

/** A request's id: the client's own, when it is a plain word, or a new one. */
function idFor(given: string | string[] | undefined): string {
  return typeof given === "string" && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
}
