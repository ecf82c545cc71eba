import express from "express";
import { createLimit, securityHeaders } from "./guards.js";

const WINDOW_MS = Number(process.env.WINDOW_MS ?? 60_000);
const MAX_ATTEMPTS = 5;

const passwords = new Map([
  ["ada", "green kettle 42"],
  ["ben", "sunday bicycle"],
  ["cleo", "three small boats"],
]);
const appointments = [];
const limit = createLimit({ max: MAX_ATTEMPTS, windowMs: WINDOW_MS });

function logIn(req, res) {
  const account = String(req.body.name).trim().toLowerCase();
  const waitMs = limit(account, Date.now());
  if (waitMs > 0) {
    res.setHeader("retry-after", Math.ceil(waitMs / 1000));
    return res.sendStatus(429);
  }
  const isRight = passwords.get(account) === req.body.password; // plain text, to keep this short
  res.sendStatus(isRight ? 204 : 401);
}

const app = express().disable("x-powered-by");
app.use(securityHeaders, express.json({ limit: 10_240 }));
app.post("/login", logIn);
app.post("/appointments", (req, res) => {
  appointments.push(req.body);
  res.status(201).json({ count: appointments.length });
});
app.get("/appointments", (req, res) => res.json(appointments));
app.listen(process.env.PORT);
