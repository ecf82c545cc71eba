import express from "express";
import { charge, release, report } from "./bank.js";

const app = express();
const entries = new Map(); // [client, key] as JSON → { account, amount, response: null while it runs }

app.use((req, res, next) => {
  if (!req.get("x-client")) return res.status(401).json({ detail: "Who are you?" });
  next();
});

app.post("/payments", express.json(), async (req, res) => {
  const key = req.get("idempotency-key");
  if (!key) return res.status(400).json({ detail: "The header Idempotency-Key is missing." });
  const { account, amount } = req.body ?? {};
  const isValid = typeof account === "string" && account !== "" && Number.isInteger(amount) && amount > 0;
  if (!isValid) return res.status(400).json({ detail: "A payment needs an account and an amount." });

  const name = JSON.stringify([req.get("x-client"), key]);
  const known = entries.get(name);
  if (known) {
    if (known.account !== account || known.amount !== amount)
      return res.status(422).json({ detail: "This key belongs to another payment." });
    if (known.response === null) return res.status(409).json({ detail: "This payment is still running." });
    return send(res, { ...known.response, headers: {} });
  }

  const entry = { account, amount, response: null };
  entries.set(name, entry); // before the first await: a second request finds it
  try {
    entry.response = toResponse({ account, amount }, await charge({ account, amount }));
  } catch {
    entries.delete(name); // nothing was charged, so the client may try again
    return res.status(503).json({ detail: "The bank cannot be reached. Try again later." });
  }
  send(res, entry.response);
});

function toResponse(payment, { accepted, id }) {
  if (!accepted) return { status: 402, headers: {}, body: { detail: "There is too little money in the account." } };
  return { status: 201, headers: { location: `/payments/${id}` }, body: { id, ...payment } };
}

function send(res, { status, headers, body }) {
  res.status(status).set(headers).json(body);
}

app.get("/bank", (req, res) => res.json(report()));
app.post("/bank/release", (req, res) => {
  release();
  res.sendStatus(204);
});

app.listen(process.env.PORT);
