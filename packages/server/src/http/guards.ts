/** Checks that keep other sites out of a server on the learner's own machine. */
import type { Request, RequestHandler } from "express";
import { Refusal } from "../refusal.ts";
import { bearerOf } from "./authenticate.ts";

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;
const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * DNS rebinding guard: a server on the loopback accepts requests to loopback names only. Otherwise a page could point its own
 * name to this machine, and the browser would treat Aulo as that page's server.
 */
export function refuseForeignHosts(boundTo: string): RequestHandler {
  if (!LOOPBACK.test(boundTo)) return (_request, _response, next) => next();
  return (request, _response, next) => {
    if (!LOOPBACK.test(hostnameOf(request.headers.host ?? "")))
      throw new Refusal("foreign-host", "Aulo answers only requests to localhost or 127.0.0.1.");
    next();
  };
}

/** CSRF guard: writes authenticated by cookie must come from our own origin, because a browser sends the cookie for any page. */
export const refuseForeignOrigins: RequestHandler = (request, _response, next) => {
  const isSafe = SAFE_METHODS.has(request.method) || bearerOf(request) !== null;
  if (!isSafe && !isOwnOrigin(request))
    throw new Refusal(
      "foreign-origin",
      "A page of another site may not change anything here; programs send a bearer token.",
    );
  next();
};

function hostnameOf(host: string): string {
  return host.replace(/:\d+$/, "").toLowerCase();
}

function isOwnOrigin(request: Request): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin" || site === "none";
  const { origin, host } = request.headers;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}
