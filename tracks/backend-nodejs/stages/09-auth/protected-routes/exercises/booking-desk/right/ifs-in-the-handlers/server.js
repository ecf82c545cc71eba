import express from "express";
import { identify } from "./people.js";

const ROOMS = ["attic", "cellar", "hall"];
let bookings = [];
let nextId = 1;

const app = express();
app.use(identify);
app.use(express.json());

app.get("/rooms", (_req, res) => res.send(ROOMS));

app.post("/bookings", (req, res) => {
  if (!req.user) return res.status(401).end();
  const booking = { id: nextId++, room: req.body.room, day: req.body.day, owner: req.user.name };
  bookings.push(booking);
  res.status(201).send(booking);
});

app.get("/bookings", (req, res) => {
  if (!req.user) return res.status(401).end();
  if (req.user.role === "member") return res.status(403).end();
  res.send(bookings);
});

app.get("/bookings/:id", (req, res) => {
  if (!req.user) return res.status(401).end();
  const booking = bookings.find(({ id }) => String(id) === req.params.id);
  if (!booking) return res.status(404).end();
  if (req.user.role === "member" && booking.owner !== req.user.name) return res.status(403).end();
  res.send(booking);
});

app.delete("/bookings/:id", (req, res) => {
  if (!req.user) return res.status(401).end();
  const booking = bookings.find(({ id }) => String(id) === req.params.id);
  if (!booking) return res.status(404).end();
  if (req.user.role !== "admin" && booking.owner !== req.user.name) return res.status(403).end();
  bookings = bookings.filter((other) => other !== booking);
  res.status(204).end();
});

app.listen(process.env.PORT);
