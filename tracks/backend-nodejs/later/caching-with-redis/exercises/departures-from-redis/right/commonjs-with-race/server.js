const express = require("express");
const redis = require("redis");

async function main() {
  const { loadDepartures, saveDelay } = await import("./departures.js");
  const client = redis.createClient({
    url: process.env.REDIS_URL,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: 200, connectTimeout: 1000 },
  });
  client.on("error", function () {});
  client.connect().catch(function () {});

  function limited(promise) {
    return new Promise(function (resolve) {
      const timer = setTimeout(resolve, 300, undefined);
      promise.then(resolve, () => resolve(undefined)).then(() => clearTimeout(timer));
    });
  }

  const app = express();
  app.get("/stops/:stop/departures", async function (req, res) {
    const key = "departures:" + req.params.stop;
    const text = await limited(client.get(key));
    if (text) {
      let value;
      try {
        value = JSON.parse(text);
      } catch (error) {
        value = undefined;
      }
      if (value) {
        res.setHeader("X-Cache", "hit");
        return res.json(value);
      }
    }
    let fresh;
    try {
      fresh = await loadDepartures(req.params.stop);
    } catch (error) {
      return res.status(503).json({ error: "try later" });
    }
    if (!fresh) return res.status(404).json({ error: "no such stop" });
    limited(client.set(key, JSON.stringify(fresh), { EX: 60 }));
    res.setHeader("X-Cache", "miss");
    res.json(fresh);
  });
  app.put("/stops/:stop/delay", express.json(), async function (req, res) {
    await saveDelay(req.params.stop, req.body.minutes);
    await limited(client.unlink("departures:" + req.params.stop));
    res.status(204).end();
  });
  app.listen(process.env.PORT);
}

main();
