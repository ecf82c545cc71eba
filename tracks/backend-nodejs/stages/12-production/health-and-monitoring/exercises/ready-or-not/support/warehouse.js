import { setTimeout as sleep } from "node:timers/promises";
import { Router } from "express";

const warmUpMs = Number(process.env.WARM_UP_MS ?? 0);
let state = process.env.WAREHOUSE ?? "up";
let pings = 0;
let warmUps = 0;

/** Reads the prices, which takes a while. */
export async function warmUp() {
  warmUps += 1;
  await sleep(warmUpMs);
}

/** Resolves when the warehouse answers. @throws Error when it is down; when it hangs, nothing ever happens */
export async function ping() {
  pings += 1;
  if (state === "hanging") return new Promise(() => {});
  await sleep(5);
  if (state === "down") throw new Error("no route to warehouse at 10.20.0.7:5432");
}

/** Switches the warehouse, and counts how often both functions were called. For the check only. */
export const simulate = Router();
simulate.put("/:state", (req, res) => {
  state = req.params.state;
  res.json({ state });
});
simulate.get("/calls", (req, res) => {
  res.json({ pings, warmUps });
});
