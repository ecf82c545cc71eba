import express from "express";
import { passwordMatches } from "./members.js";
import { createSessions } from "./sessions.js";

const sessions = createSessions(Number(process.env.SESSION_MS ?? 3_600_000));

function sessionIdOf(req) {
  return /(?:^|;\s*)sid=([^;]*)/.exec(req.headers.cookie ?? "")?.[1];
}

async function logIn(req, res) {
  const isMember = await passwordMatches(req.body.name, req.body.password);
  if (!isMember) return res.sendStatus(401);
  res.cookie("sid", sessions.begin(req.body.name), { httpOnly: true, sameSite: "strict" });
  res.sendStatus(204);
}

function showMember(req, res) {
  const session = sessions.find(sessionIdOf(req));
  if (session === null) res.sendStatus(401);
  else res.json({ name: session.name });
}

function logOut(req, res) {
  sessions.end(sessionIdOf(req));
  res.clearCookie("sid").sendStatus(204);
}

express()
  .use(express.json())
  .post("/login", logIn)
  .get("/me", showMember)
  .post("/logout", logOut)
  .listen(process.env.PORT);
