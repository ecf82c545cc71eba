import express from "express";
import { charge, release, report } from "./bank.js";

const app = express();

// Each client names itself. (A real service reads it from a key or a session.)
app.use((req, res, next) => {
  if (!req.get("x-client")) return res.status(401).json({ detail: "Who are you?" });
  next();
});

app.post("/payments", express.json(), async (req, res) => {
  const { account, amount } = req.body ?? {};
  const isValid = typeof account === "string" && account !== "" && Number.isInteger(amount) && amount > 0;
  if (!isValid) return res.status(400).json({ detail: "A payment needs an account and an amount." });
  const { accepted, id } = await charge({ account, amount });
  if (!accepted) return res.status(402).json({ detail: "There is too little money in the account." });
  res.status(201).location(`/payments/${id}`).json({ id, account, amount });
});

// The two routes below help to try it out. Leave them as they are.
app.get("/bank", (req, res) => res.json(report()));
app.post("/bank/release", (req, res) => {
  release();
  res.sendStatus(204);
});

app.listen(process.env.PORT);
