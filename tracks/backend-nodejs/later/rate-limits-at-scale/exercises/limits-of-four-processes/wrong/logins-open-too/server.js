import express from "express";
import { createClient } from "redis";

const WINDOW_MS = Number(process.env.WINDOW_MS ?? 60_000);
const MOST_PHOTOS = 10;
const MOST_LOGINS = 3;
const REDIS_WITHIN_MS = 300;

const redis = createClient({ url: process.env.REDIS_URL, disableOfflineQueue: true });
redis.on("error", (error) => console.error("redis", error.message));
redis.connect().catch((error) => console.error("redis", error.message));

const COUNT = `
  local count = redis.call("INCR", KEYS[1])
  if count == 1 then redis.call("PEXPIRE", KEYS[1], ARGV[1]) end
  return { count, redis.call("PTTL", KEYS[1]) }`;

/** Count of the window with this request, and the time until it ends. Rejects when Redis fails or is silent. */
async function countOf(name) {
  let timer;
  const tooLate = new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(new Error("no response in time")), REDIS_WITHIN_MS);
  });
  try {
    const asked = redis.eval(COUNT, { keys: [`limit:${name}`], arguments: [String(WINDOW_MS)] });
    const [count, endsInMs] = await Promise.race([asked, tooLate]);
    return { count, endsInMs };
  } finally {
    clearTimeout(timer);
  }
}

function limit({ nameOf, most, whenAway }) {
  return async (req, res, next) => {
    let found;
    try {
      found = await countOf(nameOf(req));
    } catch (error) {
      console.error("not counted:", error.message);
      return whenAway(res, next);
    }
    if (found.count <= most) return next();
    res.set("retry-after", String(Math.ceil(found.endsInMs / 1000))).sendStatus(429);
  };
}

const limitPhotos = limit({
  nameOf: (req) => `photos:${req.get("x-customer")}`,
  most: MOST_PHOTOS,
  whenAway: (res, next) => next(),
});
const limitLogins = limit({
  nameOf: (req) => `login:${req.body.name}`,
  most: MOST_LOGINS,
  whenAway: (res, next) => next(),
});

function needsCustomer(req, res, next) {
  if (req.get("x-customer")) return next();
  res.status(400).json({ error: "The header x-customer is missing." });
}

const app = express();
app.use(express.json());

app.get("/photos", needsCustomer, limitPhotos, (req, res) => {
  res.json(["lake.jpg", "tower.jpg"]);
});

app.post("/login", limitLogins, (req, res) => {
  res.sendStatus(req.body.password === "piano" ? 204 : 401);
});

app.listen(process.env.PORT ?? 3000);
