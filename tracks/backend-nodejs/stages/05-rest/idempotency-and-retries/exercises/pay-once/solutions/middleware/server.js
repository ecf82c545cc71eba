import express from "express";
import { charge, release, report } from "./bank.js";

const app = express();

app.use((req, res, next) => {
  if (!req.get("x-client")) return res.status(401).json({ detail: "Who are you?" });
  next();
});

function needsValidPayment(req, res, next) {
  const { account, amount } = req.body ?? {};
  const isValid = typeof account === "string" && account !== "" && Number.isInteger(amount) && amount > 0;
  if (!isValid) return res.status(400).json({ detail: "A payment needs an account and an amount." });
  next();
}

/** Answers a known key, and keeps the response of the handler below for a new one. */
function once(toPrint) {
  const byClient = new Map();
  return (req, res, next) => {
    const key = req.get("idempotency-key");
    if (!key) return res.status(400).json({ detail: "Send an Idempotency-Key." });
    const client = req.get("x-client");
    if (!byClient.has(client)) byClient.set(client, new Map());
    const entries = byClient.get(client);
    const print = toPrint(req.body);
    const known = entries.get(key);
    if (known && known.print !== print) return res.status(422).json({ detail: "The key was used before." });
    if (known && !known.done) return res.status(409).json({ detail: "Please wait." });
    if (known) return res.status(known.status).set(known.headers).json(known.body);

    const entry = { print, done: false };
    entries.set(key, entry);
    const json = res.json.bind(res);
    res.json = (body) => {
      if (res.statusCode >= 500) entries.delete(key);
      else Object.assign(entry, { done: true, status: res.statusCode, headers: { location: res.get("location") ?? [] }, body });
      return json(body);
    };
    next();
  };
}

const oncePerPayment = once(({ account, amount }) => JSON.stringify([account, amount]));

app.post("/payments", express.json(), needsValidPayment, oncePerPayment, async (req, res) => {
  const { account, amount } = req.body;
  try {
    const { accepted, id } = await charge({ account, amount });
    if (!accepted) return res.status(402).json({ detail: "There is too little money in the account." });
    res.status(201).location(`/payments/${id}`).json({ id, account, amount });
  } catch {
    res.status(503).json({ detail: "The bank is away." });
  }
});

app.get("/bank", (req, res) => res.json(report()));
app.post("/bank/release", (req, res) => {
  release();
  res.sendStatus(204);
});

app.listen(process.env.PORT);
