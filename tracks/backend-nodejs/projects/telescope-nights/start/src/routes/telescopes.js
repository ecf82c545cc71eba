import { Router } from "express";
import { addBooking, findTelescope, listBookings, listTelescopes } from "../bookings.js";
import { faultsInBooking, isDay, readId } from "../checks.js";
import { priceOf } from "../rules.js";

export function telescopesRouter(pool) {
  const router = Router();

  router.get("/", async (req, res) => {
    res.json({ telescopes: await listTelescopes(pool) });
  });

  router.param("telescopeId", async (req, res, next, text) => {
    const id = readId(text);
    req.telescope = id === null ? undefined : await findTelescope(pool, id);
    if (req.telescope === undefined) return res.status(404).json({ error: "There is no such telescope." });
    next();
  });

  router.get("/:telescopeId/bookings", async (req, res) => {
    const { day } = req.query;
    if (!isDay(day)) return res.status(400).json({ error: "Please ask for a day.", faults: ["day"] });
    const bookings = await listBookings(pool, { telescopeId: req.telescope.id, day });
    res.json({ bookings });
  });

  router.post("/:telescopeId/bookings", async (req, res) => {
    const faults = faultsInBooking(req.body);
    if (faults.length > 0) return res.status(400).json({ error: "This cannot be booked.", faults });
    const { day, from, to, guest, isMember = false } = req.body;
    const price = priceOf({ from, to, isMember });
    const wish = { telescopeId: req.telescope.id, day, from, to, guest, price };
    const booking = await addBooking(pool, wish);
    if (booking === null) return res.status(409).json({ error: "This time is taken." });
    res.status(201).location(`/bookings/${booking.id}`).json(booking);
  });

  return router;
}
