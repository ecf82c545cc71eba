import express from "express";

const WINDOW_MS = Number(process.env.WINDOW_MS ?? 60_000);
const MAX_ATTEMPTS = 5;

const passwords = new Map([
  ["ada", "green kettle 42"],
  ["ben", "sunday bicycle"],
  ["cleo", "three small boats"],
]);
const appointments = [];
const attempts = new Map(); // account → { count, endsAt }

const accountOf = (req) => String(req.body.name).trim().toLowerCase();

function setSecurityHeaders(req, res, next) {
  res.set({
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'",
  });
  next();
}

function limitAttempts(req, res, next) {
  const now = Date.now();
  const account = accountOf(req);
  const before = attempts.get(account);
  const window = before && now < before.endsAt ? before : { count: 0, endsAt: now + WINDOW_MS };
  const isOpen = window.count < MAX_ATTEMPTS;
  if (passwords.get(account) !== req.body.password) window.count += 1;
  attempts.set(account, window);
  if (isOpen) return next();
  res.set("Retry-After", String(Math.ceil((window.endsAt - now) / 1000)));
  res.status(429).json({ error: "too many attempts" });
}

function forgetOldWindows() {
  for (const [account, { endsAt }] of attempts) {
    if (endsAt <= Date.now()) attempts.delete(account);
  }
}
setInterval(forgetOldWindows, WINDOW_MS).unref();

const app = express();
app.disable("x-powered-by");
app.use(setSecurityHeaders);
app.use(express.json({ limit: "10kb" }));

app.post("/login", limitAttempts, (req, res) => {
  const isRight = passwords.get(accountOf(req)) === req.body.password; // plain text, to keep this short
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
