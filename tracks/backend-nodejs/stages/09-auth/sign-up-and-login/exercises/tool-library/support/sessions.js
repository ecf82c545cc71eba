import { randomBytes } from "node:crypto";

const sessions = new Map(); // id of the session → id of the user

/** Begins a session for this user, and sets its cookie on the response. */
export function startSession(res, userId) {
  const id = randomBytes(24).toString("base64url");
  sessions.set(id, userId);
  res.cookie("sid", id, { httpOnly: true, sameSite: "lax" });
}

/** The id of the user who is logged in, or undefined. */
export function userIdOf(req) {
  const id = /(?:^|; )sid=([^;]+)/.exec(req.get("cookie") ?? "")?.[1];
  return sessions.get(id);
}
