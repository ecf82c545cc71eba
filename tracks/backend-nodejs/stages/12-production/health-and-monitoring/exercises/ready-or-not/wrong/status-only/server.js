import { setTimeout as sleep } from "node:timers/promises";
import express from "express";
import { ping, simulate, warmUp } from "./warehouse.js";

const PING_MS = 500;

let isWarm = false;
warmUp().then(() => {
  isWarm = true;
});

async function warehouseAnswers() {
  const late = sleep(PING_MS).then(() => {
    throw new Error(`no answer within ${PING_MS} ms`);
  });
  try {
    await Promise.race([ping(), late]);
    return true;
  } catch (error) {
    console.error("warehouse:", error.message);
    return false;
  } finally {
    late.catch(() => {}); // it may still end after a quick ping
  }
}

const app = express();
app.use("/simulate", simulate);

app.get("/healthz", (req, res) => {
  res.sendStatus(200);
});

app.get("/readyz", async (req, res) => {
  const waitingFor = [];
  if (!isWarm) waitingFor.push("warm-up");
  if (!(await warehouseAnswers())) waitingFor.push("warehouse");
  if (waitingFor.length > 0) return res.status(503).json({ status: "not ready", waitingFor });
  res.json({ status: "ready" });
});

app.listen(process.env.PORT);
