import express from "express";

const HEARTBEAT_MS = Number(process.env.HEARTBEAT_MS ?? 15_000);

const app = express();
app.use(express.json());

const orders = [];
const screens = new Set();

app.post("/orders", (req, res) => {
  const order = { number: orders.length + 1, text: req.body.text };
  orders.push(order);
  res.status(201).json(order);
});

app.get("/screens", (req, res) => {
  res.json({ open: screens.size });
});

app.listen(process.env.PORT);
