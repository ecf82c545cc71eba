import { setTimeout as pause } from "node:timers/promises";
import express from "express";
import { z } from "zod";
import { insertBooking, loadTour, loadWeather, sendTicket } from "./harbour.js";

const Booking = z.object({ seat: z.string().min(1), guest: z.string().min(1) });
const LATE = Symbol("late");

class Refusal extends Error {
  constructor(status, detail) {
    super(detail);
    this.answer = { status, detail };
  }
}

/** The value of the promise, or LATE after half a second. */
const inTime = (promise) => Promise.race([promise, pause(500, LATE)]);

async function ensureTour(req, res, next) {
  const tour = await inTime(loadTour(Number(req.params.id))).catch((error) => {
    console.error(error);
    throw new Refusal(503, "The list of tours is out of order.");
  });
  if (tour === LATE) throw new Refusal(504, "The list of tours takes too long.");
  if (tour === undefined) throw new Refusal(404, "No such tour.");
  req.tour = tour;
  next();
}

const app = express();
app.use(express.json());
app.use("/tours/:id", ensureTour);

app.get("/tours/:id", async (req, res) => {
  const weather = await inTime(loadWeather(req.tour.id)).catch(() => LATE);
  res.json({ ...req.tour, weather: weather === LATE ? null : weather });
});

app.post("/tours/:id/bookings", async (req, res) => {
  const { success, data } = Booking.safeParse(req.body);
  if (!success) throw new Refusal(400, "Send a seat and a guest.");
  const booking = await insertBooking(req.tour.id, data.seat, data.guest).catch((error) => {
    throw error.code === "23505" ? new Refusal(409, "Somebody has this seat.") : error;
  });
  try {
    await inTime(sendTicket(booking));
  } catch (error) {
    console.error("ticket", booking.id, error);
  }
  res.status(201).json(booking);
});

app.use((error, req, res, _next) => {
  const answer = error.answer ?? { status: error.status ?? 500, detail: "Something went wrong." };
  if (answer.status === 500) console.error(error);
  res.status(answer.status).json(answer);
});

app.listen(process.env.PORT);
