import express from "express";
import { setTimeout as sleep } from "node:timers/promises";
import { closeLedger, countOrders, writeOrder } from "./ledger.js";

const DEADLINE_MS = Number(process.env.DEADLINE_MS ?? 5000);

class Shop {
  app = express().use(express.json());

  constructor() {
    this.app.post("/orders", async (req, res) => {
      const order = await writeOrder(req.body.seat, Number(req.query.takesMs ?? 0));
      res.status(201).json(order);
    });
    this.app.get("/orders", (req, res) => res.json({ count: countOrders() }));
    this.server = this.app.listen(process.env.PORT);
    this.report = setInterval(() => console.log(`${countOrders()} orders so far`), 60_000).unref();
  }

  async stop() {
    const closed = new Promise((resolve) => this.server.close(() => resolve("closed")));
    const first = await Promise.race([closed, sleep(DEADLINE_MS, "late", { ref: false })]);
    if (first === "late") {
      this.server.closeAllConnections();
      process.exitCode = 1;
      process.exit();
    }
    await closeLedger();
  }
}

const shop = new Shop();
process.once("SIGTERM", () => shop.stop());
