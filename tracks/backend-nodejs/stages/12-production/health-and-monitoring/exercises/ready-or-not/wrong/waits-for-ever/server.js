import express from "express";
import { ping, simulate, warmUp } from "./warehouse.js";

let isWarm = false;
warmUp().then(() => {
  isWarm = true;
});

async function warehouseAnswers() {
  try {
    await ping();
    return true;
  } catch (error) {
    console.error("warehouse:", error.message);
    return false;
  }
}

const app = express();
app.use("/simulate", simulate);

app.get("/healthz", (req, res) => {
  res.json({ status: "ok" });
});

app.get("/readyz", async (req, res) => {
  const waitingFor = [];
  if (!isWarm) waitingFor.push("warm-up");
  if (!(await warehouseAnswers())) waitingFor.push("warehouse");
  if (waitingFor.length > 0) return res.status(503).json({ status: "not ready", waitingFor });
  res.json({ status: "ready" });
});

app.listen(process.env.PORT);
