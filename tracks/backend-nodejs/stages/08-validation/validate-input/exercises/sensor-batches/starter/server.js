import express from "express";

const app = express();
app.use(express.json());

const readings = [];

app.get("/readings", (req, res) => {
  res.json({ items: readings });
});

app.listen(process.env.PORT);
