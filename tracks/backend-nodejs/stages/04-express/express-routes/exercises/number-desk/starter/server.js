import express from "express";

const app = express();
const waiting = [];

app.get("/tickets", (req, res) => {
  res.json({ waiting });
});

app.listen(process.env.PORT);
