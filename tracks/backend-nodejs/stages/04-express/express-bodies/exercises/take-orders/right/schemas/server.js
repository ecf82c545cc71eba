import express from "express";
import { z } from "zod";

const Order = z.object({
  dish: z.string().min(1),
  portions: z.number().int().min(1).max(20).default(1),
});
const Feedback = z.object({ name: z.string().optional(), stars: z.coerce.number().int().min(1).max(5) });

const app = express();
const orders = [];

const check = (schema) => (req, res, next) => {
  const checked = schema.safeParse(req.body);
  if (!checked.success) return res.status(400).json(checked.error.issues);
  req.body = checked.data;
  next();
};

app.get("/orders", (_req, res) => res.json(orders));
app.post("/orders", express.json({ limit: "5kb" }), check(Order), (req, res) => {
  orders.push({ id: orders.length + 1, ...req.body });
  res.status(201).json(orders.at(-1));
});
app.post("/feedback", express.urlencoded(), check(Feedback), (req, res) => res.status(201).json(req.body));

app.listen(process.env.PORT);
