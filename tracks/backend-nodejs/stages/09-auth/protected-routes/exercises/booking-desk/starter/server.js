import express from "express";
import { identify } from "./people.js";

const ROOMS = ["attic", "cellar", "hall"];
const bookings = new Map();
let lastId = 0;

const app = express();
app.use(express.json(), identify);

app.get("/rooms", (req, res) => {
  res.json(ROOMS);
});

app.post("/bookings", (req, res) => {
  const { room, day, owner } = req.body;
  lastId += 1;
  const booking = { id: lastId, room, day, owner };
  bookings.set(booking.id, booking);
  res.status(201).json(booking);
});

app.get("/bookings", (req, res) => {
  res.json([...bookings.values()]);
});

app.get("/bookings/:id", (req, res) => {
  const booking = bookings.get(Number(req.params.id));
  if (!booking) return res.sendStatus(404);
  res.json(booking);
});

app.delete("/bookings/:id", (req, res) => {
  const found = bookings.delete(Number(req.params.id));
  res.sendStatus(found ? 204 : 404);
});

app.listen(process.env.PORT);
