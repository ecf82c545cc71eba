import { setTimeout as pause } from "node:timers/promises";
import express from "express";
import { createClient } from "redis";
import { loadDepartures, saveDelay } from "./departures.js";

/** A cache that never fails: when Redis is away or slow, it is empty. */
class Cache {
  constructor(url, { prefix, ttlSeconds, withinMs }) {
    Object.assign(this, { prefix, ttlSeconds, withinMs });
    this.client = createClient({ url });
    this.client.on("error", ({ message }) => console.error(`cache: ${message}`));
    this.client.connect().catch(() => {});
  }

  async get(key) {
    const text = await this.#try((client) => client.get(this.prefix + key));
    try {
      return JSON.parse(text ?? "null");
    } catch {
      return null;
    }
  }

  async set(key, value) {
    await this.#try((client) => client.setEx(this.prefix + key, this.ttlSeconds, JSON.stringify(value)));
  }

  async delete(key) {
    await this.#try((client) => client.del(this.prefix + key));
  }

  async #try(work) {
    if (!this.client.isReady) return null;
    const answer = work(this.client).catch((error) => {
      console.error(`cache: ${error.message}`);
      return null;
    });
    return Promise.race([answer, pause(this.withinMs, null, { ref: false })]);
  }
}

const cache = new Cache(process.env.REDIS_URL, { prefix: "departures:", ttlSeconds: 60, withinMs: 250 });
const app = express();

app.get("/stops/:stop/departures", async ({ params: { stop } }, res) => {
  let departures = await cache.get(stop);
  res.set("x-cache", departures === null ? "miss" : "hit");
  if (departures === null) {
    departures = await loadDepartures(stop);
    if (departures === null) return res.removeHeader("x-cache"), res.status(404).json({ error: "unknown stop" });
    await cache.set(stop, departures);
  }
  res.json(departures);
});

app.put("/stops/:stop/delay", express.json(), async ({ params: { stop }, body }, res) => {
  await saveDelay(stop, body.minutes);
  await cache.delete(stop);
  res.sendStatus(204);
});

app.use((error, req, res, next) => {
  console.error(error.message);
  res.status(503).json({ error: "Please try again later." });
});

app.listen(process.env.PORT ?? 3000);
