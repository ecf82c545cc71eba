/** Checks that keep other sites out. */
import type { Request, RequestHandler } from "express";
import { isLoopback } from "../loopback.ts";
import { Refusal } from "../refusal.ts";
import { bearerOf } from "./authenticate.ts";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * DNS rebinding guard: a server on the loopback accepts requests to loopback names only. Otherwise a page could point its own
 * name to this machine, and the browser would treat Aulo as that page's server. Behind a proxy on the same machine, the name in
 * `AULO_PUBLIC_URL` is accepted too.
 */
export function refuseForeignHosts(boundTo: string, publicUrl: URL | null): RequestHandler {
  if (!isLoopback(boundTo)) return (_request, _response, next) => next();
  return (request, _response, next) => {
    const host = hostnameOf(request.headers.host ?? "");
    if (!isLoopback(host) && host !== publicUrl?.hostname)
      throw new Refusal("foreign-host", "Aulo answers only requests to localhost or 127.0.0.1.");
    next();
  };
}

/**
 * CSRF guard: writes authenticated by cookie must come from our own origin, because a browser sends the cookie for any page. The own
 * origin is that of `AULO_PUBLIC_URL`; without it, the one with the request's `Host`.
 */
export function refuseForeignOrigins(publicUrl: URL | null): RequestHandler {
  return (request, _response, next) => {
    const isSafe = SAFE_METHODS.has(request.method) || bearerOf(request) !== null;
    if (!isSafe && !isOwnOrigin(request, publicUrl))
      throw new Refusal(
        "foreign-origin",
        "A page of another site may not change anything here; programs send a bearer token.",
      );
    next();
  };
}

function hostnameOf(host: string): string {
  return host.replace(/:\d+$/, "").toLowerCase();
}

function isOwnOrigin({ headers }: Request, publicUrl: URL | null): boolean {
  const site = headers["sec-fetch-site"];
  const { origin, host } = headers;
  const isNamed =
    origin === undefined ||
    (URL.canParse(origin) &&
      (publicUrl === null ? new URL(origin).host === host : new URL(origin).origin === publicUrl.origin));
  if (site === undefined) return isNamed;
  return (site === "same-origin" || site === "none") && (publicUrl === null || isNamed);
}
