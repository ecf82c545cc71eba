const express = require("express");

const HEARTBEAT_MS = Number(process.env.HEARTBEAT_MS ?? 15_000);
const app = express();
app.use(express.json());
const orders = [];
const screens = new Set();

app.post("/orders", (req, res) => {
  const order = { number: orders.length + 1, text: req.body.text };
  orders.push(order);
  res.status(201).json(order);
  for (const { res: stream } of screens) {
    stream.write("id: " + order.number + "\n");
    stream.write("event: order\n");
    stream.write("data: " + JSON.stringify(order) + "\n\n");
  }
});

app.get("/screens", (req, res) => res.json({ open: screens.size }));

app.get("/orders/events", function (req, res) {
  res.status(200);
  res.setHeader("Content-Type", "text/event-stream");
  res.setHeader("Cache-Control", "no-cache");
  res.flushHeaders();
  let text = "retry: 2000\n\n";
  const last = req.headers["last-event-id"];
  if (last && !Number.isNaN(Number(last))) {
    for (let number = Number(last) + 1; number <= orders.length; number += 1) {
      const order = orders[number - 1];
      text += "id: " + number + "\nevent: order\ndata: " + JSON.stringify(order) + "\n\n";
    }
  }
  res.write(text);
  const screen = { res };
  screens.add(screen);
  const timer = setInterval(() => res.write(": \n\n"), HEARTBEAT_MS);
  res.on("close", function () {
    clearInterval(timer);
    screens.delete(screen);
  });
});

const server = app.listen(process.env.PORT);
process.on("SIGTERM", () => {
  for (const { res } of screens) res.end();
  server.close(() => process.exit(0));
});
