import { Router } from "express";
import { cancelBooking, findBooking } from "../bookings.js";
import { readId } from "../checks.js";
import { refundOf } from "../rules.js";

const HOUR_MS = 60 * 60 * 1000;

export function bookingsRouter(pool, now) {
  const router = Router();

  router.param("bookingId", async (req, res, next, text) => {
    const id = readId(text);
    req.booking = id === null ? undefined : await findBooking(pool, id);
    if (req.booking === undefined) return res.status(404).json({ error: "There is no such booking." });
    next();
  });

  router.get("/:bookingId", (req, res) => res.json(req.booking));

  router.delete("/:bookingId", async (req, res) => {
    const { id, day, from, price } = req.booking;
    const hoursBefore = (Date.parse(`${day}T${from}:00Z`) - now().getTime()) / HOUR_MS;
    const cancelled = await cancelBooking(pool, id, refundOf({ price, hoursBefore }));
    if (cancelled === undefined) return res.status(409).json({ error: "It was cancelled before." });
    res.json(cancelled);
  });

  return router;
}
