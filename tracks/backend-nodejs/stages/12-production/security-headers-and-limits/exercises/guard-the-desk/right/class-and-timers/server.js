const express = require("express");

const WINDOW_MS = Number(process.env.WINDOW_MS ?? 60_000);
const passwords = new Map(Object.entries({ ada: "green kettle 42", ben: "sunday bicycle", cleo: "three small boats" }));
const appointments = [];

class Attempts {
  constructor() {
    this.counts = Object.create(null);
    this.ends = new Map();
  }

  take(name) {
    if (Date.now() >= (this.ends.get(name) ?? 0)) {
      this.counts[name] = 0;
      this.ends.set(name, Date.now() + WINDOW_MS);
    }
    return ++this.counts[name] <= 5;
  }

  secondsLeft(name) {
    return Math.max(1, Math.ceil((this.ends.get(name) - Date.now()) / 1000));
  }
}

const attempts = new Attempts();
const app = express();
app.set("x-powered-by", false);
app.use(function (req, res, next) {
  res.header("Content-Security-Policy", "frame-ancestors 'none'; img-src 'self' data:; default-src 'self';");
  res.header("X-Content-Type-Options", "nosniff");
  res.header("Referrer-Policy", "no-referrer");
  next();
});
app.use(express.json({ limit: "10kb" }));
app.post("/login", function (req, res) {
  var name = String(req.body.name).trim().toLowerCase();
  if (!attempts.take(name)) {
    res.setHeader("Retry-After", attempts.secondsLeft(name));
    return res.status(429).end();
  }
  res.sendStatus(passwords.get(name) === req.body.password ? 204 : 401);
});
app.post("/appointments", (req, res) => res.status(201).json({ count: appointments.push(req.body) }));
app.get("/appointments", (req, res) => res.json(appointments));
app.use((req, res) => res.status(404).send("nothing here"));
app.use((error, req, res, next) => res.status(error.status ?? 500).json({ error: error.type }));
app.listen(process.env.PORT);
