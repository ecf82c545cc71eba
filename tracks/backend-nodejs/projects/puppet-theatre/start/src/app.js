import express from "express";
import { bookingFault, isSort, showFault } from "./fits.js";

/** The routes of the theatre. */
export function createApp(theatre) {
  const app = express();
  app.use(express.json());

  app.get("/shows", async (req, res) => {
    const { q, sort } = req.query;
    if (q !== undefined && typeof q !== "string") return refuse(res, 400, "Search for one text.");
    if (sort !== undefined && !isSort(sort)) return refuse(res, 400, "We cannot sort by this.");
    res.json({ shows: await theatre.listShows({ q, sort }) });
  });

  app.post("/shows", async (req, res) => {
    const fault = showFault(req.body);
    if (fault !== null) return refuse(res, 400, fault);
    const show = await theatre.addShow(req.body);
    res.status(201).json(show);
  });

  app.get("/shows/:id", async (req, res) => {
    const show = await theatre.findShow(req.params.id);
    if (show === null) return refuse(res, 404, "We do not play this.");
    res.json(show);
  });

  app.get("/shows/:id/bookings", async (req, res) => {
    const show = await theatre.findShow(req.params.id);
    if (show === null) return refuse(res, 404, "We do not play this.");
    res.json({ bookings: await theatre.listBookings(show.id) });
  });

  app.post("/shows/:id/bookings", async (req, res) => {
    const show = await theatre.findShow(req.params.id);
    if (show === null) return refuse(res, 404, "We do not play this.");
    const fault = bookingFault(req.body);
    if (fault !== null) return refuse(res, 400, fault);
    const booking = await theatre.book(show.id, req.body);
    if (booking === null) return refuse(res, 409, "There are not enough seats left.");
    res.status(201).json(booking);
  });

  app.delete("/bookings/:id", async (req, res) => {
    const isGone = await theatre.cancel(req.params.id);
    if (!isGone) return refuse(res, 404, "There is no such booking.");
    res.status(204).end();
  });

  return app;
}

function refuse(res, status, error) {
  res.status(status).json({ error });
}
