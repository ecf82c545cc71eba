import express, { Router } from "express";

const halls = new Map([
  ["1", "Egypt"],
  ["2", "Greece"],
  ["3", "Rome"],
]);

const app = express();

app.get("/halls", (req, res) => {
  res.json([...halls.values()]);
});

app.listen(process.env.PORT);
