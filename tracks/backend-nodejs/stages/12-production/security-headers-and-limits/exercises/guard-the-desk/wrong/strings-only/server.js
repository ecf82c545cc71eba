import express from "express";

const WINDOW_MS = Number(process.env.WINDOW_MS ?? 60_000);
const MAX_ATTEMPTS = 5;

const passwords = new Map([
  ["ada", "green kettle 42"],
  ["ben", "sunday bicycle"],
  ["cleo", "three small boats"],
]);
const appointments = [];
const attempts = new Map();

const app = express();
app.disable("x-powered-by");
app.use((req, res, next) => {
  res.set("X-Content-Type-Options", "nosniff");
  res.set("Referrer-Policy", "no-referrer");
  res.set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
  next();
});
app.use(express.json({ limit: "10kb" }));

function limit(req, res, next) {
  const { name } = req.body;
  const account = typeof name === "string" ? name.trim().toLowerCase() : name;
  const now = Date.now();
  let open = attempts.get(account);
  if (!open || now - open.since >= WINDOW_MS) {
    open = { since: now, calls: 0 };
    attempts.set(account, open);
  }
  open.calls += 1;
  if (open.calls <= MAX_ATTEMPTS) return next();
  res.set("Retry-After", String(Math.ceil((open.since + WINDOW_MS - now) / 1000)));
  res.sendStatus(429);
}

app.post("/login", limit, (req, res) => {
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
