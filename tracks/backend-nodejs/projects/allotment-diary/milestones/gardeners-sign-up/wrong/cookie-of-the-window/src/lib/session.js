import { findGardenerOfSession } from "../stores/sessions.js";
import { fail } from "./errors.js";

const COOKIE = "diary";
const PROPERTIES = { httpOnly: true, sameSite: "lax", path: "/" };

/** Lets only people in who are logged in: `req.gardener`, with the session `req.sessionId`. */
export function needsLogin(db) {
  return async (req, res, next) => {
    req.sessionId = readCookie(req);
    req.gardener = req.sessionId === null ? undefined : await findGardenerOfSession(db, req.sessionId);
    if (req.gardener === undefined) return fail(res, 401, "not-logged-in", "Please log in first.");
    next();
  };
}

export function setCookie(res, sessionId, days) {
  res.cookie(COOKIE, sessionId, PROPERTIES);
}

export function clearCookie(res) {
  res.clearCookie(COOKIE, PROPERTIES);
}

function readCookie(req) {
  return /(?:^|; )diary=([^;]+)/.exec(req.get("cookie") ?? "")?.[1] ?? null;
}
