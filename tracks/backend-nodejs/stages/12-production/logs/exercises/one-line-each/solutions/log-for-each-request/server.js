import express from "express";
import { logRequests } from "./log.js";
import { findOrder } from "./orders.js";

const app = express();
app.use(logRequests);
app.use(express.json());

app.post("/login", (req, res) => {
  const isRight = req.body.password === "sunday bicycle";
  res.sendStatus(isRight ? 204 : 401);
});

app.get("/orders/:id", async (req, res) => {
  const order = await findOrder(req.params.id);
  if (!order) return res.status(404).json({ error: "no such order" });
  res.json(order);
});

app.use((error, req, res, next) => {
  const { message, stack } = error;
  req.log.error("failed", { error: message, stack });
  res.status(500).json({ error: "something went wrong" });
});

app.listen(process.env.PORT);
