import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import express from "express";

const app = express();
const folder = path.resolve("public");
let bookings = 0;

app.use((req, res, next) => {
  const sent = req.headers["x-request-id"];
  res.setHeader("X-Request-Id", sent || crypto.randomBytes(8).toString("hex"));

  if (/^\/bookings(\/|$)/i.test(req.path)) {
    if (!process.env.API_KEY || process.env.API_KEY !== req.headers["x-api-key"]) {
      return res.status(401).type("text").send("Who are you?");
    }
  }

  const file = path.join(folder, path.basename(req.path));
  const isThere =
    req.method === "GET" && path.dirname(req.path) === "/" && req.path !== "/" && fs.existsSync(file);
  if (isThere) return res.sendFile(file);
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
