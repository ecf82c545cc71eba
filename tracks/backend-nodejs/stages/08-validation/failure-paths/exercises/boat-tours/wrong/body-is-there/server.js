import express from "express";
import { insertBooking, loadTour, loadWeather, sendTicket } from "./harbour.js";

const LIMIT_MS = 500;

class HttpError extends Error {
  constructor(status, message, options) {
    super(message, options);
    this.status = status;
  }
}

async function requireTour(id) {
  let tour;
  try {
    tour = await loadTour(id, { signal: AbortSignal.timeout(LIMIT_MS) });
  } catch (cause) {
    const status = cause.name === "TimeoutError" ? 504 : 503;
    throw new HttpError(status, "The tours are not available, please try again later.", { cause });
  }
  if (tour === undefined) throw new HttpError(404, `There is no tour ${id}.`);
  return tour;
}

async function weatherOrNull(id) {
  try {
    return await loadWeather(id, { signal: AbortSignal.timeout(LIMIT_MS) });
  } catch (error) {
    console.error("no weather:", error.message);
    return null;
  }
}

async function takeSeat(tourId, seat, guest) {
  try {
    return await insertBooking(tourId, seat, guest);
  } catch (cause) {
    if (cause.code === "23505") throw new HttpError(409, `Seat ${seat} is taken.`, { cause });
    throw cause;
  }
}

const isText = (value) => typeof value === "string" && value !== "";

const app = express();
app.use(express.json());

app.get("/tours/:id", async (req, res) => {
  const tour = await requireTour(Number(req.params.id));
  res.json({ ...tour, weather: await weatherOrNull(tour.id) });
});

app.post("/tours/:id/bookings", async (req, res) => {
  const { seat, guest } = req.body;
  if (!isText(seat) || !isText(guest)) throw new HttpError(400, "A booking needs a seat and a guest.");
  const tour = await requireTour(Number(req.params.id));
  const booking = await takeSeat(tour.id, seat, guest);
  res.status(201).json(booking);
  sendTicket(booking).catch((error) => console.error("no ticket:", error.message));
});

app.use((error, req, res, next) => {
  if (res.headersSent) return next(error);
  const status = error.status ?? 500;
  if (status >= 500) console.error(error);
  const detail = error instanceof HttpError ? error.message : "This could not be done.";
  res.status(status).json({ status, detail });
});

app.listen(process.env.PORT);
