import express from "express";

const app = express();
let lastNumber = 0;
let waiting = [];
let serving = null;

app.post("/tickets", (req, res) => {
  lastNumber += 1;
  waiting.push(lastNumber);
  res.status(201).json({ number: lastNumber });
});

app.get("/tickets", (req, res) => {
  res.json({ waiting });
});

app.delete("/tickets", (req, res) => {
  waiting = [];
  res.sendStatus(204);
});

app.post("/desk/next", (req, res) => {
  if (waiting.length === 0) return res.status(404).json({ error: "Nobody waits." });
  serving = waiting.shift();
  res.json({ serving });
});

app.get("/desk", (req, res) => {
  res.json({ serving });
});

app.listen(process.env.PORT);
