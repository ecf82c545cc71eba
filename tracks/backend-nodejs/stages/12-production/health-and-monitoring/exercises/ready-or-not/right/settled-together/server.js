import { once } from "node:events";
import express from "express";
import { ping, simulate, warmUp } from "./warehouse.js";

const app = express();
app.use("/simulate", simulate);
app.listen(process.env.PORT);

let warm = false;

app.get("/healthz", (_req, res) => {
  res.json({ status: "ok" });
});

app.get("/readyz", async (_req, res) => {
  const late = once(AbortSignal.timeout(600), "abort").then(() => Promise.reject(new Error("late")));
  const [warehouse] = await Promise.allSettled([Promise.race([ping(), late])]);
  late.catch(() => {});
  const waitingFor = [];
  if (warehouse.status === "rejected") waitingFor.push("warehouse");
  if (!warm) waitingFor.push("warm-up");
  res.status(waitingFor.length ? 503 : 200);
  res.json(waitingFor.length ? { status: "not ready", waitingFor } : { status: "ready" });
});

await warmUp();
warm = true;
