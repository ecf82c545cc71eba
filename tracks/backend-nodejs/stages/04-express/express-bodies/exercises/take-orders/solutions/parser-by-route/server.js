import express from "express";

const isWholeWithin = (value, least, most) => Number.isInteger(value) && value >= least && value <= most;

/** @returns the order, or null when the body makes none */
function toOrder(body) {
  const { dish, portions = 1 } = body ?? {};
  const isOrder = typeof dish === "string" && dish.length > 0 && isWholeWithin(portions, 1, 20);
  return isOrder ? { dish, portions } : null;
}

const app = express();
const orders = new Map();

app
  .route("/orders")
  .get((req, res) => res.json([...orders.values()]))
  .post(express.json({ limit: 5 * 1024 }), (req, res) => {
    const order = toOrder(req.body);
    if (order === null) return res.sendStatus(400);
    const id = orders.size + 1;
    orders.set(id, { id, ...order });
    res.status(201).json(orders.get(id));
  });

app.post("/feedback", express.urlencoded({ extended: false }), (req, res) => {
  const stars = Number(req.body?.stars);
  if (isWholeWithin(stars, 1, 5)) res.status(201).json({ name: req.body.name, stars });
  else res.sendStatus(400);
});

app.listen(process.env.PORT);
