import express from "express";
import { createClient } from "redis";
import { loadDepartures, saveDelay } from "./departures.js";

const client = createClient({ url: process.env.REDIS_URL, disableOfflineQueue: true });
client.on("error", (error) => console.log("redis:", error.code ?? error.message));
client.connect().catch(() => console.log("redis: not connected"));

const wait = (ms) => new Promise((_, reject) => setTimeout(reject, ms, new Error("slow")));
const safely = (command) => Promise.race([command, wait(200)]).catch(() => null);

const app = express();
app
  .route("/stops/:stop/departures")
  .get((req, res, next) => {
    const key = ["departures", req.params.stop].join(":");
    safely(client.get(key).then(JSON.parse))
      .then((kept) => {
        if (kept) return res.set("x-cache", "hit").send(kept);
        return loadDepartures(req.params.stop).then((loaded) => {
          if (!loaded) return res.status(404).send({ error: "not a stop" });
          const stored = client.set(key, JSON.stringify(loaded), { expiration: { type: "PX", value: 60_000 } });
          return safely(stored).then(() => res.set("x-cache", "miss").send(loaded));
        });
      })
      .catch(next);
  });

app.put("/stops/:stop/delay", express.json(), (req, res, next) => {
  saveDelay(req.params.stop, req.body.minutes)
    .then(() => safely(client.del(`departures:${req.params.stop}`)))
    .then(() => res.status(204).send())
    .catch(next);
});

app.use((error, req, res, next) => {
  res.status(503).send({ error: "not now" });
});

app.listen(process.env.PORT);
