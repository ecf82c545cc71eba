import express from "express";
import { identify } from "./people.js";

const ROOMS = ["attic", "cellar", "hall"];
const bookings = new Map();
let lastId = 0;

const app = express();
app.use(express.json(), identify);

app.use((req, res, next) => {
  if (!req.user && req.path !== "/rooms") return res.sendStatus(401);
  next();
});

app.param("id", (req, res, next, id) => {
  req.booking = bookings.get(Number(id));
  if (!req.booking) return res.sendStatus(404);
  next();
});

const allow = (isAllowed) => (req, res, next) => (isAllowed(req) ? next() : res.sendStatus(403));
const isOwner = (req) => req.booking.owner === req.user.name;
const hasRole = (...roles) => (req) => roles.includes(req.user.role);

app.post("/bookings", (req, res) => {
  const { room, day } = req.body;
  lastId += 1;
  const booking = { id: lastId, room, day, owner: req.user.name };
  bookings.set(booking.id, booking);
  res.status(201).json(booking);
});

app.get("/bookings", allow(hasRole("desk", "admin")), (req, res) => {
  res.json([...bookings.values()]);
});

app.get("/bookings/:id", allow((req) => isOwner(req) || hasRole("desk", "admin")(req)), (req, res) => {
  res.json(req.booking);
});

app.delete("/bookings/:id", allow((req) => isOwner(req) || hasRole("admin")(req)), (req, res) => {
  bookings.delete(req.booking.id);
  res.sendStatus(204);
});

app.get("/rooms", (req, res) => {
  res.json(ROOMS);
});

app.listen(process.env.PORT);
