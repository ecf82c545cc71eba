import { randomUUID } from "node:crypto";
import { join } from "node:path";
import express from "express";

const app = express();
let bookings = 0;

function giveId(req, res, next) {
  res.set("x-request-id", req.get("x-request-id") ?? randomUUID());
  next();
}

function needsKey(req, res, next) {
  const key = process.env.API_KEY;
  if (!key || req.get("x-api-key") !== key)
    return res.status(401).json({ error: "The key is missing or wrong." });
  next();
}

app.use(giveId);
app.use(express.static(join(import.meta.dirname, "public")));
app.use((req, res, next) => {
  if (req.path === "/bookings" || req.path.startsWith("/bookings/")) return needsKey(req, res, next);
  next();
});

app.get("/health", (req, res) => {
  res.json({ ok: true });
});

app.get("/bookings", (req, res) => {
  res.json({ bookings });
});

app.post("/bookings", (req, res) => {
  bookings += 1;
  res.status(201).json({ bookings });
});

app.delete("/bookings/last", (req, res) => {
  bookings = Math.max(0, bookings - 1);
  res.json({ bookings });
});

app.listen(process.env.PORT);
