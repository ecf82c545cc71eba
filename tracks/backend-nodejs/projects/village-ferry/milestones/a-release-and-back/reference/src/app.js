import { createHash, timingSafeEqual } from "node:crypto";
import express from "express";
import { answers } from "./db.js";
import { createGuesses } from "./guesses.js";
import { toPage } from "./page.js";
import { addCrossing, book, cancel, countDeck, findBooking, listCrossings, listPassengers } from "./store.js";

export function createApp(pool, settings) {
  const app = express();
  const guesses = createGuesses();
  // Only the last step of the way is known: the proxy, which has written the last entry.
  app.set("trust proxy", (address, steps) => steps === 0 && address === settings.proxy);

  app.use((req, res, next) => {
    res.on("finish", () => console.log(req.ip, req.method, req.path, res.statusCode));
    next();
  });
  app.use(express.json());

  app.get("/health", async (req, res) => {
    if (await answers(pool)) return res.json({ status: "ok" });
    res.status(503).json({ status: "no database" });
  });

  app.get("/release", (req, res) => {
    res.json({ release: settings.release });
  });

  app.get("/", async (req, res) => {
    res.type("html").send(toPage(await listCrossings(pool)));
  });

  app.get("/crossings", async (req, res) => {
    res.json(await listCrossings(pool));
  });

  app.post("/crossings", forCaptain, async (req, res) => {
    const { shore, leavesAt, places = settings.places } = req.body ?? {};
    if (!["village", "station"].includes(shore) || !isTime(leavesAt) || !isCount(places, 500))
      return fail(res, 400, "A shore, a time and a number of places are needed.");
    const crossing = await addCrossing(pool, { shore, leavesAt, places });
    if (!crossing) return fail(res, 409, "The ferry leaves at that time already.");
    res.status(201).json(crossing);
  });

  app.get("/crossings/:id/passengers", forCaptain, async (req, res) => {
    const passengers = isId(req.params.id) ? await listPassengers(pool, Number(req.params.id)) : null;
    if (!passengers) return fail(res, 404, "There is no such crossing.");
    res.json(passengers);
  });

  app.get("/crossings/:id/deck", forCaptain, async (req, res) => {
    const deck = isId(req.params.id) ? await countDeck(pool, Number(req.params.id)) : null;
    if (!deck) return fail(res, 404, "There is no such crossing.");
    res.json(deck);
  });

  app.post("/crossings/:id/bookings", async (req, res) => {
    const { name, places, dogs = 0 } = req.body ?? {};
    if (!isText(name) || !isCount(places, 12) || (dogs !== 0 && !isCount(dogs, 4)))
      return fail(res, 400, "A name, 1 to 12 places and 0 to 4 dogs are needed.");
    if (!isId(req.params.id)) return fail(res, 404, "There is no such crossing.");
    const { booking, refusal } = await book(pool, Number(req.params.id), { name, places, dogs });
    if (refusal === "no-crossing") return fail(res, 404, "There is no such crossing.");
    if (refusal === "full") return fail(res, 409, "The crossing has not so many places left.");
    // Not the host of Express, which would believe X-Forwarded-Host.
    const link = `${req.protocol}://${req.get("host")}/bookings/${booking.id}`;
    res.status(201).json({ ...booking, link });
  });

  app.get("/bookings/:id", withCode, async (req, res) => {
    const booking = isId(req.params.id) && (await findBooking(pool, Number(req.params.id), res.locals.code));
    if (!booking) return failGuess(req, res);
    res.json(booking);
  });

  app.delete("/bookings/:id", withCode, async (req, res) => {
    const isGone = isId(req.params.id) && (await cancel(pool, Number(req.params.id), res.locals.code));
    if (!isGone) return failGuess(req, res);
    res.status(204).end();
  });

  app.use((req, res) => fail(res, 404, "There is nothing at this address."));
  app.use((error, req, res, _next) => {
    const status = error.status >= 400 && error.status < 500 ? error.status : 500;
    if (status === 500) console.error(req.method, req.path, error);
    fail(res, status, status === 500 ? "Something went wrong." : "This request cannot be read.");
  });
  return app;

  function forCaptain(req, res, next) {
    if (isSame(req.get("authorization") ?? "", `Bearer ${settings.captainKey}`)) return next();
    fail(res, 401, "This is for the captain.");
  }

  function withCode(req, res, next) {
    if (guesses.areTooMany(req.ip)) return fail(res, 429, "Too many wrong codes.");
    res.locals.code = req.get("x-booking-code") ?? "";
    next();
  }

  function failGuess(req, res) {
    guesses.add(req.ip);
    fail(res, 404, "There is no such booking.");
  }
}

function fail(res, status, error) {
  res.status(status).json({ error });
}

const isText = (value) => typeof value === "string" && value.trim() !== "" && value.length <= 200;
const isTime = (value) => isText(value) && /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value);
const isCount = (value, most) => Number.isInteger(value) && value >= 1 && value <= most;
const isId = (text) => /^[1-9]\d{0,8}$/.test(text);

/** Takes equally long for every wrong key. */
function isSame(given, expected) {
  const [one, other] = [given, expected].map((text) => createHash("sha256").update(text).digest());
  return timingSafeEqual(one, other);
}
