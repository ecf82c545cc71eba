const express = require("express");
const { db, prepare } = require("./tables.cjs");

const isText = (value) => typeof value === "string" && value.trim().length > 0;
const app = express();
app.use(express.json());

app.post("/orders", (req, res, next) => {
  const cards = req.body?.cards;
  if (!Array.isArray(cards) || cards.length < 1 || cards.length > 20) return res.status(400).send("no cards");
  if (!cards.every((one) => one && isText(one.to) && isText(one.text))) return res.status(400).send("not a card");
  const id = Date.now() % 1_000_000_000;
  db("postcards")
    .insert(cards.map(({ to, text }) => ({ to, text, batch: id })))
    .returning(["id", "to", "text", "state"])
    .then((rows) => res.status(202).json({ cards: rows, id }))
    .catch(next);
});

app.get("/cards/:id", (req, res, next) => {
  if (!/^\d{1,9}$/.test(req.params.id)) return res.status(404).send("no such card");
  db("postcards")
    .where({ id: req.params.id })
    .first("id", "to", "text", "state")
    .then((row) => (row ? res.json(row) : res.status(404).send("no such card")))
    .catch(next);
});

app.use((_req, res) => res.sendStatus(404));
app.use((_error, _req, res, _next) => res.sendStatus(500));

prepare().then(() => app.listen(process.env.PORT));
