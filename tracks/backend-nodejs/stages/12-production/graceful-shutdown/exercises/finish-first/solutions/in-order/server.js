import { promisify } from "node:util";
import express from "express";
import { closeLedger, countOrders, writeOrder } from "./ledger.js";

const DEADLINE_MS = Number(process.env.DEADLINE_MS ?? 5000);
const REPORT_MS = 60_000;

async function addOrder(req, res) {
  const { seat } = req.body;
  const takesMs = Number(req.query.takesMs ?? 0);
  res.status(201).json(await writeOrder(seat, takesMs));
}

const app = express();
app.post("/orders", express.json(), addOrder);
app.get("/orders", (req, res) => res.json({ count: countOrders() }));

const server = app.listen(process.env.PORT);
const report = setInterval(() => console.log(`${countOrders()} orders so far`), REPORT_MS);
const closeServer = promisify(server.close.bind(server));

async function stop() {
  const deadline = setTimeout(() => process.exit(1), DEADLINE_MS);
  await closeServer();
  await closeLedger();
  clearInterval(report);
  clearTimeout(deadline);
}

process.on("SIGTERM", stop);
