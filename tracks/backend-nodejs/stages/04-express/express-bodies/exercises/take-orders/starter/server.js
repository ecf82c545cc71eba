import express from "express";

const app = express();
const orders = [];

app.get("/orders", (req, res) => {
  res.json(orders);
});

app.listen(process.env.PORT);
