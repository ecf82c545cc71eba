import express from "express";

const app = express();
let waiting = [];
let called = 0;
let serving = null;

app.post("/tickets", (req, res) => {
  const number = called + waiting.length + 1;
  waiting.push(number);
  res.status(201).json({ number });
});
app.get("/tickets", (req, res) => res.json({ waiting }));
app.delete("/tickets", (req, res) => {
  waiting = [];
  res.sendStatus(204);
});
app.post("/desk/next", (req, res) => {
  if (waiting.length === 0) return res.status(409).json({ error: "Nobody waits." });
  called += 1;
  serving = waiting.shift();
  res.json({ serving });
});
app.get("/desk", (req, res) => res.json({ serving }));

app.listen(process.env.PORT);
