import express from "express";
import { createClient } from "redis";

const windowMs = Number(process.env.WINDOW_MS ?? 60_000);
const client = createClient({ url: process.env.REDIS_URL, disableOfflineQueue: true });
client.on("error", (error) => console.log(error.code));
client.connect().catch((error) => console.log(error.code));

const late = () => new Promise((_, reject) => setTimeout(reject, 200, new Error("late")));

/** The end of the window is kept beside the count, as the value of a second key. */
const count = (key) =>
  Promise.race([
    client
      .multi()
      .set(`${key}:end`, Date.now() + windowMs, { PX: windowMs, NX: true })
      .set(key, 0, { PX: windowMs, NX: true })
      .incr(key)
      .get(`${key}:end`)
      .exec(),
    late(),
  ]).then(([, , number, end]) => ({ number, seconds: Math.ceil((Number(end) - Date.now()) / 1000) }));

const limited = (keyOf, most, isOpen) => (req, res, next) => {
  count(`limit:${keyOf(req)}`).then(
    ({ number, seconds }) => {
      if (number <= most) next();
      else res.status(429).set("Retry-After", String(Math.max(seconds, 1))).end();
    },
    () => (isOpen ? next() : res.status(503).end()),
  );
};

const app = express();
app.use(express.json());
app.get(
  "/photos",
  (req, res, next) =>
    req.get("x-customer") ? next() : res.status(400).json({ error: "The header x-customer is missing." }),
  limited((req) => `photos:${req.get("x-customer")}`, 10, true),
  (req, res) => res.json(["lake.jpg", "tower.jpg"]),
);
app.post(
  "/login",
  limited((req) => `login:${req.body.name}`, 3, false),
  (req, res) => res.sendStatus(req.body.password === "piano" ? 204 : 401),
);
app.listen(process.env.PORT ?? 3000);
