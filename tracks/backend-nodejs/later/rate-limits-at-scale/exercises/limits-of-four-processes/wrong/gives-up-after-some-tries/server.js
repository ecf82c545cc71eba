import express from "express";
import { createClient } from "redis";

const WINDOW_MS = Number(process.env.WINDOW_MS ?? 60_000);
const MOST_PHOTOS = 10;
const MOST_LOGINS = 3;
const REDIS_MS = 300;

const COUNT = `
  local count = redis.call("INCR", KEYS[1])
  if count == 1 then redis.call("PEXPIRE", KEYS[1], ARGV[1]) end
  return { count, redis.call("PTTL", KEYS[1]) }
`;

const client = createClient({
  url: process.env.REDIS_URL,
  disableOfflineQueue: true,
  socket: { reconnectStrategy: (retries) => (retries > 3 ? false : 100) },
});
client.on("error", () => {});
client.connect().catch(() => {});

function inTime(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("Redis is late")), REDIS_MS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Counts one more. Resolves to the seconds to wait, 0 when it is allowed. Rejects when Redis does not respond. */
async function count(name, most) {
  const keys = [`limit:${name}`];
  const [found, leftMs] = await inTime(client.eval(COUNT, { keys, arguments: [String(WINDOW_MS)] }));
  return found <= most ? 0 : Math.max(1, Math.ceil(leftMs / 1000));
}

const app = express();
app.use(express.json());

app.get("/photos", async (req, res) => {
  const customer = req.get("x-customer");
  if (!customer) return res.status(400).json({ error: "The header x-customer is missing." });
  const waitSeconds = await count(`photos:${customer}`, MOST_PHOTOS).catch(() => 0);
  if (waitSeconds > 0) return res.set("Retry-After", String(waitSeconds)).sendStatus(429);
  res.json(["lake.jpg", "tower.jpg"]);
});

app.post("/login", async (req, res) => {
  const { name, password } = req.body;
  let waitSeconds;
  try {
    waitSeconds = await count(`login:${name}`, MOST_LOGINS);
  } catch {
    return res.sendStatus(503);
  }
  if (waitSeconds > 0) return res.set("Retry-After", String(waitSeconds)).sendStatus(429);
  res.sendStatus(password === "piano" ? 204 : 401);
});

app.listen(process.env.PORT ?? 3000);
