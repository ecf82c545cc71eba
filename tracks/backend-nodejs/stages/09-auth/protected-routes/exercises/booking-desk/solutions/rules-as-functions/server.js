import express from "express";
import { identify } from "./people.js";

const ROOMS = ["attic", "cellar", "hall"];
const bookings = new Map();
let lastId = 0;

const owns = (user, booking) => booking.owner === user.name;
const isStaff = ({ role }) => role === "desk" || role === "admin";
const may = {
  list: isStaff,
  see: (user, booking) => isStaff(user) || owns(user, booking),
  cancel: (user, booking) => user.role === "admin" || owns(user, booking),
};

/** 401, 404 or 403, or null when the person may do it. */
function refusal(req, isAllowed, booking) {
  if (req.user === undefined) return 401;
  if (booking === null) return 404;
  return isAllowed(req.user, booking) ? null : 403;
}

const guarded = (isAllowed, handle) => (req, res) => {
  const hasId = req.params.id !== undefined;
  const booking = hasId ? (bookings.get(Number(req.params.id)) ?? null) : undefined;
  const status = refusal(req, isAllowed, booking);
  if (status !== null) return res.sendStatus(status);
  handle(req, res, booking);
};

function add(req, res) {
  lastId += 1;
  const booking = { id: lastId, room: req.body.room, day: req.body.day, owner: req.user.name };
  bookings.set(booking.id, booking);
  res.status(201).json(booking);
}

function cancel(req, res, booking) {
  bookings.delete(booking.id);
  res.sendStatus(204);
}

const app = express();
app.use(express.json(), identify);
app.get("/rooms", (req, res) => res.json(ROOMS));
app.post("/bookings", guarded(() => true, add));
app.get("/bookings", guarded(may.list, (req, res) => res.json([...bookings.values()])));
app.get("/bookings/:id", guarded(may.see, (req, res, booking) => res.json(booking)));
app.delete("/bookings/:id", guarded(may.cancel, cancel));
app.listen(process.env.PORT);
