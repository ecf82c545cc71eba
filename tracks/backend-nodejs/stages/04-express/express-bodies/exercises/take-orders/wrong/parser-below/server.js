import express from "express";

const app = express();
const orders = [];

app.get("/orders", (req, res) => res.json(orders));

app.post("/orders", (req, res) => {
  const { dish, portions = 1 } = req.body ?? {};
  if (typeof dish !== "string" || dish === "") return res.sendStatus(400);
  if (!Number.isInteger(portions) || portions < 1 || portions > 20) return res.sendStatus(400);
  const order = { id: orders.length + 1, dish, portions };
  orders.push(order);
  res.status(201).json(order);
});

app.post("/feedback", (req, res) => {
  const { name, stars } = req.body ?? {};
  if (!/^[1-5]$/.test(stars)) return res.sendStatus(400);
  res.status(201).json({ name, stars: Number(stars) });
});

app.use(express.json({ limit: "5kb" }));
app.use(express.urlencoded());
app.listen(process.env.PORT);
