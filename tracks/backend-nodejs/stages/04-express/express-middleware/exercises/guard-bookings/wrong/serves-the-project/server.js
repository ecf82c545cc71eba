import { randomUUID } from "node:crypto";
import express from "express";

const app = express();
let bookings = 0;

app.use((req, res, next) => {
  res.set("x-request-id", req.get("x-request-id") ?? randomUUID());
  next();
});
app.use(express.static("public"));
app.use(express.static(import.meta.dirname));
app.use("/bookings", (req, res, next) => {
  if (!process.env.API_KEY || req.get("x-api-key") !== process.env.API_KEY) return res.sendStatus(401);
  next();
});

app.get("/health", (req, res) => res.json({ ok: true }));
app.get("/bookings", (req, res) => res.json({ bookings }));
app.post("/bookings", (req, res) => {
  bookings += 1;
  res.status(201).json({ bookings });
});
app.delete("/bookings/last", (req, res) => {
  bookings = Math.max(0, bookings - 1);
  res.json({ bookings });
});

app.listen(process.env.PORT);
