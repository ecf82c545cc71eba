import { once } from "node:events";
import http from "node:http";
import express from "express";
import * as ledger from "./ledger.js";

const DEADLINE_MS = Number(process.env.DEADLINE_MS ?? 5000);
const app = express();
let running = 0;

app.use((req, res, next) => {
  running += 1;
  res.on("close", () => {
    running -= 1;
  });
  next();
});
app.use(express.json());
app.post("/orders", (req, res, next) => {
  ledger
    .writeOrder(req.body.seat, Number(req.query.takesMs ?? 0))
    .then((order) => res.status(201).send(order))
    .catch(next);
});
app.get("/orders", (_req, res) => res.send({ count: ledger.countOrders() }));

const server = http.createServer(app);
server.listen(process.env.PORT);
const report = setInterval(() => console.log(ledger.countOrders() + " orders so far"), 60_000);

process.on("SIGTERM", async function () {
  const until = Date.now() + DEADLINE_MS;
  server.close();
  while (running > 0) {
    if (Date.now() >= until) process.exit(1);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  if (server.listening) await once(server, "close");
  await ledger.closeLedger();
  clearInterval(report);
  process.exit(0);
});
