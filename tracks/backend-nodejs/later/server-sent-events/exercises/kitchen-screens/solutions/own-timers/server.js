import { EventEmitter } from "node:events";
import express from "express";

const HEARTBEAT_MS = Number(process.env.HEARTBEAT_MS ?? 15_000);

const app = express();
app.use(express.json());

const orders = [];
const screens = new Set();
const kitchen = new EventEmitter().setMaxListeners(0);

app.post("/orders", (req, res) => {
  const order = { number: orders.length + 1, text: req.body.text };
  orders.push(order);
  kitchen.emit("order", order);
  res.status(201).json(order);
});

app.get("/screens", (req, res) => {
  res.json({ open: screens.size });
});

app.get("/orders/events", (req, res) => {
  res.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
  res.write("retry: 2000\n\n");

  const send = (order) => {
    res.write(["event: order", `id: ${order.number}`, `data: ${JSON.stringify(order)}`, "", ""].join("\n"));
  };
  const end = () => res.end();
  const last = req.get("Last-Event-ID") ?? "";
  if (/^\d+$/.test(last)) orders.slice(Number(last)).forEach(send);

  const heartbeat = setInterval(() => res.write(": still here\n\n"), HEARTBEAT_MS);
  kitchen.on("order", send);
  kitchen.once("stop", end);
  screens.add(send);
  res.on("close", () => {
    clearInterval(heartbeat);
    kitchen.off("order", send);
    kitchen.off("stop", end);
    screens.delete(send);
  });
});

const server = app.listen(process.env.PORT);

process.on("SIGTERM", () => {
  server.close(() => process.exit(0));
  kitchen.emit("stop");
});
