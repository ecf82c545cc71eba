import express from "express";
import { ping, simulate, warmUp } from "./warehouse.js";

const CHECK_MS = 400;

/** Resolves with whether the promise was fulfilled in time. Never rejects. */
function holdsWithin(ms, promise) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms, false);
    promise
      .then(
        () => resolve(true),
        () => resolve(false),
      )
      .finally(() => clearTimeout(timer));
  });
}

const warm = warmUp();
const checks = { "warm-up": () => warm, warehouse: () => ping() };

async function failingChecks() {
  const names = Object.keys(checks);
  const held = await Promise.all(names.map((name) => holdsWithin(CHECK_MS, checks[name]())));
  return names.filter((_, index) => !held[index]);
}

express()
  .use("/simulate", simulate)
  .get("/healthz", (req, res) => res.json({ status: "ok" }))
  .get("/readyz", async (req, res) => {
    const waitingFor = await failingChecks();
    const isReady = waitingFor.length === 0;
    res.status(isReady ? 200 : 503).json(isReady ? { status: "ready" } : { status: "not ready", waitingFor });
  })
  .listen(process.env.PORT);
