const express = require("express");
const { createClient } = require("redis");

const WINDOW_MS = Number(process.env.WINDOW_MS || 60000);

class Limiter {
  constructor(route, most) {
    this.route = route;
    this.most = most;
  }

  async check(who) {
    const key = "limit:" + this.route + ":" + who;
    let timer;
    const late = new Promise((resolve, reject) => {
      timer = setTimeout(reject, 250, new Error("late"));
    });
    const script = "if redis.call('EXISTS', KEYS[1]) == 0 then redis.call('SET', KEYS[1], 0, 'PX', ARGV[1]) end redis.call('INCR', KEYS[1]) return { redis.call('GET', KEYS[1]), redis.call('PTTL', KEYS[1]) }";
    const result = await Promise.race([client.eval(script, { keys: [key], arguments: ["" + WINDOW_MS] }), late]);
    clearTimeout(timer);
    if (Number(result[0]) > this.most) return Math.max(1, Math.ceil(Number(result[1]) / 1000));
    return 0;
  }
}

const client = createClient({ url: process.env.REDIS_URL, disableOfflineQueue: true });
client.on("error", () => undefined);
client.connect().catch(() => undefined);

const photos = new Limiter("photos", 10);
const logins = new Limiter("login", 3);
const app = express();

app.get("/photos", async function (req, res) {
  const customer = req.headers["x-customer"];
  if (!customer) {
    res.status(400).json({ error: "The header x-customer is missing." });
    return;
  }
  let wait = 0;
  try {
    wait = await photos.check(customer);
  } catch (error) {
    console.log("photos are not limited:", error.message);
  }
  if (wait > 0) {
    res.setHeader("Retry-After", wait);
    res.status(429).end();
  } else {
    res.json(["lake.jpg", "tower.jpg"]);
  }
});

app.post("/login", express.json(), async function (req, res) {
  let wait;
  try {
    wait = await logins.check(req.body.name);
  } catch (error) {
    res.status(503).end();
    return;
  }
  if (wait > 0) {
    res.setHeader("Retry-After", wait);
    res.status(429).end();
    return;
  }
  res.status(req.body.password === "piano" ? 204 : 401).end();
});

app.listen(process.env.PORT);
