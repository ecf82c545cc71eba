import express from "express";

const app = express();
app.use(express.json({ limit: "5kb" }));
app.use(express.urlencoded());

const orders = [];

app.get("/orders", (req, res) => {
  res.json(orders);
});

app.post("/orders", (req, res) => {
  const { dish, portions = 1 } = req.body ?? {};
  if (!dish) return res.status(400).json({ error: "Which dish?" });
  if (!Number.isInteger(portions) || portions < 1 || portions > 20) {
    return res.status(400).json({ error: "portions is a whole number from 1 to 20." });
  }
  const order = { id: orders.length + 1, dish, portions };
  orders.push(order);
  res.status(201).json(order);
});

app.post("/feedback", (req, res) => {
  const { name, stars } = req.body ?? {};
  if (!["1", "2", "3", "4", "5"].includes(stars)) return res.status(400).json({ error: "stars is 1 to 5." });
  res.status(201).json({ name, stars: Number(stars) });
});

app.listen(process.env.PORT);
