import express from "express";
import { charge, release, report } from "./bank.js";

const app = express();
app.use((req, res, next) => {
  if (!req.get("x-client")) return res.status(401).json({ detail: "Who are you?" });
  next();
});

class Payments {
  #running = new Set();
  #finished = [];

  find(client, key) {
    return this.#finished.find((one) => one.client === client && one.key === key);
  }
  runningFor(client, key) {
    for (const one of this.#running) if (one.client === client && one.key === key) return one;
    return undefined;
  }
  async run(client, key, account, amount) {
    const attempt = { client, key, account, amount };
    this.#running.add(attempt);
    try {
      attempt.result = await charge({ account, amount });
      this.#finished.push(attempt);
      return attempt;
    } finally {
      this.#running.delete(attempt);
    }
  }
}
const payments = new Payments();

app.post("/payments", express.json(), (req, res) => {
  const { account, amount } = req.body || {};
  if (typeof account !== "string" || account === "" || !Number.isInteger(amount) || amount <= 0) {
    return res.status(400).json({ detail: "A payment needs an account and an amount." });
  }
  const key = req.headers["idempotency-key"];
  if (key === undefined || key === "") return res.status(400).json({ detail: "No key." });
  const client = req.headers["x-client"];
  const answer = (attempt) => {
    if (attempt.result.accepted) {
      const { id } = attempt.result;
      res.status(201).set("Location", "/payments/" + id).json({ id, account, amount });
    } else {
      res.status(402).json({ detail: "Too little money." });
    }
  };
  const known = payments.find(client, key) ?? payments.runningFor(client, key);
  if (known) {
    if (known.account !== account || known.amount !== amount) return res.status(422).json({ detail: "Other payment." });
    if (known.result === undefined) return res.status(409).json({ detail: "Running." });
    return answer(known);
  }
  payments.run(client, key, account, amount).then(answer, () => {
    res.status(503).json({ detail: "Later." });
  });
});

app.get("/bank", (req, res) => res.json(report()));
app.post("/bank/release", (req, res) => {
  release();
  res.sendStatus(204);
});
app.listen(process.env.PORT);
