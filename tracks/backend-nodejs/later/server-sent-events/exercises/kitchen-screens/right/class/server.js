import express from "express";

const HEARTBEAT_MS = Number(process.env.HEARTBEAT_MS ?? 15_000);

class Screen {
  constructor(res) {
    this.res = res;
    this.timer = setInterval(() => this.res.write(":\r\n\r\n"), HEARTBEAT_MS);
    res.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache, no-transform" });
    res.write("retry:2000\r\n\r\n");
  }
  show(order) {
    const lines = JSON.stringify(order, null, 2).split("\n").map((line) => `data:${line}\r\n`);
    this.res.write(`event:order\r\nid:${order.number}\r\n${lines.join("")}\r\n`);
  }
  stop() {
    clearInterval(this.timer);
    this.res.end();
  }
}

const app = express();
app.use(express.json());
const orders = [];
const screens = new Set();

app.post("/orders", (req, res) => {
  const order = { number: orders.length + 1, text: req.body.text };
  orders.push(order);
  screens.forEach((screen) => screen.show(order));
  res.status(201).json(order);
});
app.get("/screens", (req, res) => res.json({ open: screens.size }));
app.get("/orders/events", (req, res) => {
  const screen = new Screen(res);
  const last = Number(req.headers["last-event-id"] || Number.NaN);
  orders.filter(({ number }) => number > last).forEach((order) => screen.show(order));
  screens.add(screen);
  req.on("close", () => {
    screen.stop();
    screens.delete(screen);
  });
});

const server = app.listen(process.env.PORT);
process.on("SIGTERM", async () => {
  const closed = new Promise((resolve) => server.close(resolve));
  screens.forEach((screen) => screen.stop());
  await closed;
  process.exit(0);
});
