const express = require("express");
const { charge, release, report } = require("./bank.js");

const app = express();
const clients = Object.create(null);

app.use((req, res, next) => {
  if (!req.get("x-client")) return res.status(401).json({ detail: "Who are you?" });
  next();
});

app.post("/payments", express.json(), async (req, res) => {
  const key = req.get("Idempotency-Key");
  if (!key) return res.status(400).json({ detail: "Key?" });
  const { account, amount } = req.body ?? {};
  if (typeof account !== "string" || !account || !Number.isInteger(amount) || amount < 1)
    return res.status(400).json({ detail: "A payment needs an account and an amount." });
  const client = "client " + req.get("x-client");
  clients[client] ??= Object.create(null);
  const mine = clients[client];
  if (key in mine) {
    const old = mine[key];
    if (old.body !== `${amount} ${account}`) return res.status(422).json({ detail: "Not the same." });
    if (!old.send) return res.status(409).json({ detail: "Not yet." });
    return old.send(res);
  }
  const entry = (mine[key] = { body: `${amount} ${account}` });
  let result;
  try {
    result = await charge({ account, amount });
  } catch (error) {
    delete mine[key];
    return res.status(503).json({ detail: "Away." });
  }
  entry.send = result.accepted
    ? (to) => to.status(201).location(`/payments/${result.id}`).json({ id: result.id, account, amount })
    : (to) => to.status(402).json({ detail: "No money." });
  entry.send(res);
});

app.get("/bank", (req, res) => res.json(report()));
app.post("/bank/release", (req, res) => {
  release();
  res.sendStatus(204);
});
app.listen(process.env.PORT);
