import express, { Router } from "express";
import { identify } from "./people.js";

class Refused extends Error {
  constructor(status) {
    super("refused");
    this.statusCode = status;
  }
}

class Desk {
  constructor() {
    this.bookings = {};
    this.last = 0;
  }

  find(id) {
    if (!Object.hasOwn(this.bookings, id)) throw new Refused(404);
    return this.bookings[id];
  }

  ensure(isAllowed) {
    if (!isAllowed) throw new Refused(403);
  }
}

const desk = new Desk();
const bookings = Router();

bookings.use((req, _res, next) => next(req.user ? undefined : new Refused(401)));
bookings.post("/", (req, res) => {
  const { body, user } = req;
  desk.last += 1;
  desk.bookings[desk.last] = { owner: user.name, day: body.day, room: body.room, id: desk.last };
  res.status(201).json(desk.bookings[desk.last]);
});
bookings.get("/", (req, res) => {
  desk.ensure(["admin", "desk"].includes(req.user.role));
  res.json(Object.values(desk.bookings));
});
bookings.get("/:id", (req, res) => {
  const booking = desk.find(req.params.id);
  desk.ensure(booking.owner === req.user.name || ["admin", "desk"].includes(req.user.role));
  res.json(booking);
});
bookings.delete("/:id", (req, res) => {
  const booking = desk.find(req.params.id);
  desk.ensure(booking.owner === req.user.name || req.user.role === "admin");
  delete desk.bookings[booking.id];
  res.sendStatus(204);
});

const app = express();
app.use(express.json());
app.use(identify);
app.get("/rooms", (_req, res) => {
  res.json(["attic", "cellar", "hall"]);
});
app.use("/bookings", bookings);
app.use((error, _req, res, _next) => res.status(error.statusCode ?? 500).json({ error: error.message }));
app.listen(process.env.PORT);
