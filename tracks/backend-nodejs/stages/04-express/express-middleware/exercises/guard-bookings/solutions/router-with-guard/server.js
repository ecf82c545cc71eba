import { join } from "node:path";
import express, { Router } from "express";

let lastId = 0;
let count = 0;

const { API_KEY = "" } = process.env;

const isAllowed = (req) => API_KEY !== "" && req.get("x-api-key") === API_KEY;

const bookings = Router();

bookings.use((req, res, next) => {
  if (isAllowed(req)) next();
  else res.sendStatus(401);
});
bookings
  .route("/")
  .get((req, res) => res.json({ bookings: count }))
  .post((req, res) => {
    count += 1;
    res.status(201).json({ bookings: count });
  });
bookings.delete("/last", (req, res) => {
  if (count > 0) count -= 1;
  res.json({ bookings: count });
});

const app = express();

app.use((req, res, next) => {
  lastId += 1;
  res.set("x-request-id", req.get("x-request-id") ?? `hotel-${process.pid}-${Date.now()}-${lastId}`);
  next();
});
app.get("/health", (req, res) => res.json({ ok: true }));
app.use("/bookings", bookings);
app.use(express.static(join(import.meta.dirname, "public")));

app.listen(process.env.PORT);
