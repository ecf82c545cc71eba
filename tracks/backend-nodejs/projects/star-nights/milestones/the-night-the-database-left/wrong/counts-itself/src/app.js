import { createHash, timingSafeEqual } from "node:crypto";
import express from "express";
import { addHealth } from "./health.js";
import { limitRequests, needJson, setSecurityHeaders } from "./limits.js";
import { createMetrics } from "./metrics.js";
import { logRequests } from "./request-log.js";
import { book, cancel, findBooking, listBookings, listNights, openNight } from "./store.js";

export function createApp(pool, settings) {
  const app = express();
  app.set("trust proxy", 1);
  app.disable("x-powered-by");
  app.use(logRequests);
  app.use(setSecurityHeaders);
  const metrics = createMetrics();
  app.use(metrics.count);
  addHealth(app, pool);
  app.get("/metrics", metrics.show);
  app.use(limitRequests(settings.requestsPerMinute));
  app.post("/nights/:id/bookings", limitRequests(settings.bookingsPerMinute));
  app.use(needJson);
  app.use(express.json({ limit: "10kb" }));

  app.get("/nights", async (req, res) => {
    res.json(await listNights(pool));
  });

  app.post("/nights", forKeepers, async (req, res) => {
    const { day, places } = req.body ?? {};
    if (!isText(day) || !/^\d{4}-\d\d-\d\d$/.test(day) || !isCount(places, 200))
      return fail(res, 400, "A day and a number of places are needed.");
    const night = await openNight(pool, { day, places });
    if (!night) return fail(res, 409, "This night is open already.");
    res.status(201).json(night);
  });

  app.post("/nights/:id/bookings", async (req, res) => {
    const { name, email, places } = req.body ?? {};
    if (!isText(name) || !isText(email) || !email.includes("@") || !isCount(places, 8))
      return fail(res, 400, "A name, an email, and 1 to 8 places are needed.");
    if (!isId(req.params.id)) return fail(res, 404, "There is no such night.");
    const { booking, refusal } = await book(pool, Number(req.params.id), { name, email, places });
    if (refusal === "no-night") return fail(res, 404, "There is no such night.");
    if (refusal === "full") return fail(res, 409, "The night has not so many places left.");
    res.status(201).json(booking);
  });

  app.get("/bookings/:id", async (req, res) => {
    const { code } = req.query;
    const booking = isId(req.params.id) && isText(code) && (await findBooking(pool, Number(req.params.id), code));
    if (!booking) return fail(res, 404, "There is no such booking.");
    res.json(booking);
  });

  app.delete("/bookings/:id", async (req, res) => {
    const code = req.get("x-booking-code");
    const isGone = isId(req.params.id) && isText(code) && (await cancel(pool, Number(req.params.id), code));
    if (!isGone) return fail(res, 404, "There is no such booking.");
    res.status(204).end();
  });

  app.get("/keeper/bookings", forKeepers, async (req, res) => {
    res.json(await listBookings(pool));
  });

  app.use((req, res) => fail(res, 404, "There is nothing at this address."));
  app.use((error, req, res, _next) => {
    if (res.headersSent) return res.destroy();
    if (error.status >= 400 && error.status < 500)
      return fail(res, error.status, "This request cannot be read.");
    const { requestId } = res.locals;
    res.locals.failure = error;
    if (error.isAway) {
      res.set("Retry-After", "10");
      return res.status(503).json({ error: "We cannot look that up at the moment.", requestId });
    }
    res.status(500).json({ error: "Something went wrong.", requestId });
  });
  return app;

  function forKeepers(req, res, next) {
    if (isSame(req.get("authorization") ?? "", `Bearer ${settings.keeperKey}`)) return next();
    fail(res, 401, "This is for keepers.");
  }
}

function fail(res, status, error) {
  res.status(status).json({ error });
}

const isText = (value) => typeof value === "string" && value.trim() !== "" && value.length <= 200;
const isCount = (value, most) => Number.isInteger(value) && value >= 1 && value <= most;
const isId = (text) => /^[1-9]\d{0,8}$/.test(text);

/** Takes equally long for every wrong key. */
function isSame(given, expected) {
  const [one, other] = [given, expected].map((text) => createHash("sha256").update(text).digest());
  return timingSafeEqual(one, other);
}
