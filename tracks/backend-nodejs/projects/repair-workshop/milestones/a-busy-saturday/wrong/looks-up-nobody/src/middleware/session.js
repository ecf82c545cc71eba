import { findAccountOfSession } from "../queries/accounts.js";
import { fail } from "./answers.js";

const COOKIE = "session";
export const SESSION_SECONDS = 12 * 60 * 60;
const PROPERTIES = { httpOnly: true, sameSite: "lax", path: "/" };

/** Lets only people in who are logged in. Their account is then in `req.account`, their session in `req.sessionId`. */
export function needsLogin(db) {
  return async (req, res, next) => {
    req.sessionId = readCookie(req);
    req.account = await findAccountOfSession(db, req.sessionId ?? "");
    if (req.account === undefined) return fail(res, 401, "Please log in first.");
    next();
  };
}

export function setCookie(res, sessionId, { isSecure }) {
  res.cookie(COOKIE, sessionId, { ...PROPERTIES, secure: isSecure, maxAge: SESSION_SECONDS * 1000 });
}

export function clearCookie(res) {
  res.clearCookie(COOKIE, PROPERTIES);
}

function readCookie(req) {
  return /(?:^|; )session=([^;]+)/.exec(req.get("cookie") ?? "")?.[1] ?? null;
}
