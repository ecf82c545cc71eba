import express from "express";

const WINDOW_MS = Number(process.env.WINDOW_MS ?? 60_000);
const MAX_ATTEMPTS = 5;

const passwords = new Map([
  ["ada", "green kettle 42"],
  ["ben", "sunday bicycle"],
  ["cleo", "three small boats"],
]);
const appointments = [];

const app = express();
app.use(express.json());

app.post("/login", (req, res) => {
  const name = String(req.body.name).trim().toLowerCase();
  const isRight = passwords.get(name) === req.body.password; // plain text, to keep this short
  res.sendStatus(isRight ? 204 : 401);
});

app.post("/appointments", (req, res) => {
  appointments.push(req.body);
  res.status(201).json({ count: appointments.length });
});

app.get("/appointments", (req, res) => {
  res.json(appointments);
});

app.listen(process.env.PORT);
