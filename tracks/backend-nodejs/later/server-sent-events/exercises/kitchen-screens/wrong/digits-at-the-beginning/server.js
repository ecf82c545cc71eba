import express from "express";

const HEARTBEAT_MS = Number(process.env.HEARTBEAT_MS ?? 15_000);

const app = express();
app.use(express.json());

const orders = [];
const screens = new Set();

const toEvent = (order) => `id: ${order.number}\nevent: order\ndata: ${JSON.stringify(order)}\n\n`;

app.post("/orders", (req, res) => {
  const order = { number: orders.length + 1, text: req.body.text };
  orders.push(order);
  for (const screen of screens) screen.write(toEvent(order));
  res.status(201).json(order);
});

app.get("/screens", (req, res) => {
  res.json({ open: screens.size });
});

app.get("/orders/events", (req, res) => {
  res.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  res.write("retry: 2000\n\n");
  const last = req.get("last-event-id") ?? "";
  if (!Number.isNaN(Number.parseInt(last, 10))) {
    for (const order of orders) if (order.number > Number.parseInt(last, 10)) res.write(toEvent(order));
  }
  screens.add(res);
  const timer = setInterval(() => res.write(": still here\n\n"), HEARTBEAT_MS);
  res.on("close", () => {
    clearInterval(timer);
    screens.delete(res);
  });
});

const server = app.listen(process.env.PORT);

process.on("SIGTERM", () => {
  server.close(() => process.exit(0));
  for (const screen of screens) screen.end();
});
