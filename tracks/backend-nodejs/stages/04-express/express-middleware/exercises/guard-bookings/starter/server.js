import express from "express";

const app = express();
let bookings = 0;

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
