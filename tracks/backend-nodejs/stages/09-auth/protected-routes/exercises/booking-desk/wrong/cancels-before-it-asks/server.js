import express from "express";
import { identify } from "./people.js";

const ROOMS = ["attic", "cellar", "hall"];
const bookings = new Map();
let lastId = 0;

function requireUser(req, res, next) {
  if (!req.user) return res.status(401).json({ error: "log in first" });
  next();
}

const requireRole = (...roles) => (req, res, next) => {
  if (!roles.includes(req.user.role)) return res.status(403).json({ error: "not for your role" });
  next();
};

function loadBooking(req, res, next) {
  req.booking = bookings.get(Number(req.params.id));
  if (!req.booking) return res.status(404).json({ error: "no such booking" });
  next();
}

const requireOwnerOr = (...roles) => (req, res, next) => {
  const isOwner = req.booking.owner === req.user.name;
  if (!isOwner && !roles.includes(req.user.role)) return res.status(403).json({ error: "not your booking" });
  next();
};

const app = express();
app.use(express.json(), identify);

app.get("/rooms", (req, res) => {
  res.json(ROOMS);
});

app.use(requireUser); // all that follows is for people who are logged in

app.post("/bookings", (req, res) => {
  const { room, day } = req.body;
  lastId += 1;
  const booking = { id: lastId, room, day, owner: req.user.name };
  bookings.set(booking.id, booking);
  res.status(201).json(booking);
});

app.get("/bookings", requireRole("desk", "admin"), (req, res) => {
  res.json([...bookings.values()]);
});

app.get("/bookings/:id", loadBooking, requireOwnerOr("desk", "admin"), (req, res) => {
  res.json(req.booking);
});

function cancel(req, res, next) {
  bookings.delete(req.booking.id);
  next();
}

app.delete("/bookings/:id", loadBooking, cancel, requireOwnerOr("admin"), (req, res) => {
  res.sendStatus(204);
});

app.listen(process.env.PORT);
