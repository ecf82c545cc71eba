import express from "express";
import * as harbour from "./harbour.js";

const app = express();
app.use(express.json());

function withTimer(start) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort("late"), 500);
  return start({ signal: controller.signal }).finally(() => clearTimeout(timer));
}

function problem(res, status, detail) {
  res
    .status(status)
    .type("application/problem+json")
    .send(JSON.stringify({ status, title: "Oh", detail }));
}

function findTour(req, res, next) {
  withTimer((options) => harbour.loadTour(Number(req.params.id), options)).then(
    (tour) => {
      if (!tour) return problem(res, 404, "Unknown tour");
      res.locals.tour = tour;
      next();
    },
    (reason) => problem(res, reason === "late" ? 504 : 503, "The tours cannot be loaded"),
  );
}

function checkBooking(req, res, next) {
  const wanted = Object(req.body);
  for (const name of ["seat", "guest"]) {
    if (typeof wanted[name] !== "string" || wanted[name].length === 0) {
      return problem(res, 400, `${name} is missing`);
    }
  }
  next();
}

app.get("/tours/:id", findTour, (_req, res) => {
  const { tour } = res.locals;
  withTimer((options) => harbour.loadWeather(tour.id, options))
    .catch(() => null)
    .then((weather) => res.json({ weather, ...tour }));
});

app.post("/tours/:id/bookings", checkBooking, findTour, (req, res) => {
  harbour
    .insertBooking(res.locals.tour.id, req.body.seat, req.body.guest)
    .then((booking) => {
      res.status(201).json(booking);
      return harbour.sendTicket(booking).then(null, () => console.log("The ticket was not sent"));
    })
    .catch((error) => problem(res, error.code === "23505" ? 409 : 500, "Please take another seat"));
});

app.use((error, _req, res, _next) => problem(res, error.status || 500, "Please check your request"));

app.listen(process.env.PORT);
