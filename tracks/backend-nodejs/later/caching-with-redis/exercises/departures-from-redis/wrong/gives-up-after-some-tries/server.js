import express from "express";
import { createClient } from "redis";
import { loadDepartures, saveDelay } from "./departures.js";

const app = express();
app.use(express.json());

const client = createClient({
  url: process.env.REDIS_URL,
  disableOfflineQueue: true,
  socket: { reconnectStrategy: (retries) => (retries > 3 ? false : 100) },
});
client.on("error", (error) => console.error("Redis:", error.message));
client.connect().catch(() => {});

/** The reply of Redis, or null when it fails or takes longer than 250 ms. */
async function ask(command) {
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, 250, null);
  });
  try {
    return await Promise.race([command(), late]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

const keyOf = (stop) => `departures:${stop}`;

async function kept(stop) {
  const text = await ask(() => client.get(keyOf(stop)));
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

app.get("/stops/:stop/departures", async (req, res) => {
  const { stop } = req.params;
  const known = await kept(stop);
  if (known !== undefined) return res.set("x-cache", "hit").json(known);
  const departures = await loadDepartures(stop);
  if (departures === null) return res.status(404).json({ error: "There is no such stop." });
  await ask(() => client.set(keyOf(stop), JSON.stringify(departures), { EX: 60 }));
  res.set("x-cache", "miss").json(departures);
});

app.put("/stops/:stop/delay", async (req, res) => {
  await saveDelay(req.params.stop, req.body.minutes);
  await ask(() => client.del(keyOf(req.params.stop)));
  res.sendStatus(204);
});

app.use((error, req, res, next) => {
  console.error(error.message);
  res.status(503).json({ error: "Please try again later." });
});

app.listen(process.env.PORT ?? 3000);
