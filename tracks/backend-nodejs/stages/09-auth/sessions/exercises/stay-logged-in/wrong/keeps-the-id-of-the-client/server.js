import { randomBytes } from "node:crypto";
import express from "express";
import { passwordMatches } from "./members.js";

const SESSION_MS = Number(process.env.SESSION_MS ?? 3_600_000);

const sessions = new Map(); // id → { name, endsAt }
const app = express();
app.use(express.json());

app.use((req, res, next) => {
  const cookies = (req.get("cookie") ?? "").split("; ");
  const id = cookies.find((cookie) => cookie.startsWith("sid="))?.slice("sid=".length);
  const session = sessions.get(id);
  if (session && session.endsAt > Date.now()) req.session = { id, name: session.name };
  next();
});

app.post("/login", async (req, res) => {
  const { name, password } = req.body;
  if (!(await passwordMatches(name, password))) {
    return res.status(401).json({ error: "wrong name or password" });
  }
  const cookies = (req.get("cookie") ?? "").split("; ");
  const sent = cookies.find((cookie) => cookie.startsWith("sid="))?.slice("sid=".length);
  const id = sent || randomBytes(24).toString("base64url");
  sessions.set(id, { name, endsAt: Date.now() + SESSION_MS });
  res.cookie("sid", id, { httpOnly: true, sameSite: "lax", maxAge: SESSION_MS });
  res.sendStatus(204);
});

app.get("/me", (req, res) => {
  if (!req.session) return res.status(401).json({ error: "log in first" });
  res.json({ name: req.session.name });
});

app.post("/logout", (req, res) => {
  sessions.delete(req.session?.id);
  res.clearCookie("sid");
  res.sendStatus(204);
});

app.listen(process.env.PORT);
