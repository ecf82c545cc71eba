import { setTimeout as pause } from "node:timers/promises";
import express from "express";
import { createClient } from "redis";

const WINDOW_MS = Number(process.env.WINDOW_MS ?? 60_000);
const MOST_PHOTOS = 10;
const MOST_LOGINS = 3;

const client = createClient({ url: process.env.REDIS_URL });
client.on("error", ({ message }) => console.error(`limits: ${message}`));
client.connect().catch(() => {});

/** Seconds until the window ends when the limit is reached, 0 when one more is allowed, null when Redis does not tell. */
async function secondsToWait(key, most) {
  if (!client.isReady) return null;
  const counted = client
    .multi()
    .set(key, 0, { expiration: { type: "PX", value: WINDOW_MS }, condition: "NX" })
    .incr(key)
    .pTTL(key)
    .exec()
    .catch(() => null);
  const replies = await Promise.race([counted, pause(300, null, { ref: false })]);
  if (replies === null) return null;
  const [, count, endsInMs] = replies;
  return count <= most ? 0 : Math.ceil(endsInMs / 1000);
}

const app = express();
app.use(express.json());

app.get("/photos", async (req, res) => {
  const customer = req.get("x-customer");
  if (!customer) return res.status(400).json({ error: "The header x-customer is missing." });
  const seconds = (await secondsToWait(`limit:photos:${customer}`, MOST_PHOTOS)) ?? 0;
  if (seconds > 0) return res.set("retry-after", `${seconds}`).sendStatus(429);
  res.json(["lake.jpg", "tower.jpg"]);
});

app.post("/login", async (req, res) => {
  const { name, password } = req.body;
  const seconds = await secondsToWait(`limit:login:${name}`, MOST_LOGINS);
  if (seconds === null) return res.sendStatus(503);
  if (seconds > 0) return res.set("retry-after", `${seconds}`).sendStatus(429);
  res.sendStatus(password === "piano" ? 204 : 401);
});

app.listen(process.env.PORT ?? 3000);
