import express from "express";
import { closeLedger, countOrders, writeOrder } from "./ledger.js";

const DEADLINE_MS = Number(process.env.DEADLINE_MS ?? 5000);
const REPORT_MS = 60_000;

const app = express();
app.use(express.json());

app.post("/orders", async (req, res) => {
  const order = await writeOrder(req.body.seat, Number(req.query.takesMs ?? 0));
  res.status(201).json(order);
  server.emit("request-done");
});

app.get("/orders", (req, res) => {
  res.json({ count: countOrders() });
});

const server = app.listen(process.env.PORT);
const report = setInterval(() => console.log(`${countOrders()} orders so far`), REPORT_MS);

process.once("SIGTERM", () => {
  clearInterval(report);
  server.close();
  server.once("request-done", closeLedger);
  setTimeout(() => process.exit(1), DEADLINE_MS).unref();
});
