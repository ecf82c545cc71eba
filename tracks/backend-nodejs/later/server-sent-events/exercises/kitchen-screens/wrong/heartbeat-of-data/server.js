import express from "express";

const HEARTBEAT_MS = Number(process.env.HEARTBEAT_MS ?? 15_000);

const app = express();
app.use(express.json());

const orders = [];
const screens = new Set();

function toEvent(order) {
  return `id: ${order.number}\nevent: order\ndata: ${JSON.stringify(order)}\n\n`;
}

function sendToAll(text) {
  for (const screen of screens) screen.write(text);
}

app.post("/orders", (req, res) => {
  const order = { number: orders.length + 1, text: req.body.text };
  orders.push(order);
  sendToAll(toEvent(order));
  res.status(201).json(order);
});

app.get("/screens", (req, res) => {
  res.json({ open: screens.size });
});

app.get("/orders/events", (req, res) => {
  res.set({ "Content-Type": "text/event-stream", "Cache-Control": "no-cache" });
  res.write("retry: 2000\n\n");
  const last = Number(req.get("Last-Event-ID") || NaN);
  for (const order of orders) if (order.number > last) res.write(toEvent(order));
  screens.add(res);
  res.on("close", () => screens.delete(res));
});

const server = app.listen(process.env.PORT);
const heartbeat = setInterval(() => sendToAll("data: ping\n\n"), HEARTBEAT_MS);

process.once("SIGTERM", () => {
  clearInterval(heartbeat);
  server.close();
  for (const screen of screens) screen.end();
});
