import express from "express";
import { createClient } from "redis";
import { loadDepartures, saveDelay } from "./departures.js";

const TTL_SECONDS = 60;
const REDIS_WITHIN_MS = 300;

const redis = createClient({ url: process.env.REDIS_URL, disableOfflineQueue: true });
redis.on("error", (error) => console.error("redis", error.message));
redis.connect().catch((error) => console.error("redis", error.message));

const keyOf = (stop) => `departures:${stop}`;

/** Result of a command; null when Redis fails or takes too long. */
async function ask(command) {
  let timer;
  const tooLate = new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(new Error("no response in time")), REDIS_WITHIN_MS);
  });
  try {
    return await Promise.race([command(), tooLate]);
  } catch (error) {
    console.error("redis", error.message);
    return null;
  } finally {
    clearTimeout(timer);
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const app = express();
app.use(express.json());

app.get("/stops/:stop/departures", async (req, res) => {
  const key = keyOf(req.params.stop);
  const kept = parse(await ask(() => redis.getEx(key, { type: "EX", value: TTL_SECONDS })));
  if (kept !== null) return res.set("x-cache", "hit").json(kept);
  const departures = await loadDepartures(req.params.stop);
  if (departures === null) return res.status(404).json({ error: "There is no such stop." });
  await ask(() =>
    redis.set(key, JSON.stringify(departures), { expiration: { type: "EX", value: TTL_SECONDS } }),
  );
  res.set("x-cache", "miss").json(departures);
});

app.put("/stops/:stop/delay", async (req, res) => {
  await saveDelay(req.params.stop, req.body.minutes);
  await ask(() => redis.del(keyOf(req.params.stop)));
  res.sendStatus(204);
});

app.use((error, req, res, next) => {
  console.error(error.message);
  res.status(503).json({ error: "Please try again later." });
});

app.listen(process.env.PORT ?? 3000);
