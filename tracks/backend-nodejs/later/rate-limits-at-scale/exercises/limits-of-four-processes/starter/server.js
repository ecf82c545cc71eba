import express from "express";

const WINDOW_MS = Number(process.env.WINDOW_MS ?? 60_000);
const MOST_PHOTOS = 10;
const MOST_LOGINS = 3;

const counts = new Map();

/** Whether one more is allowed. */
function isAllowed(name, most) {
  const count = (counts.get(name) ?? 0) + 1;
  counts.set(name, count);
  return count <= most;
}

const app = express();
app.use(express.json());

app.get("/photos", (req, res) => {
  const customer = req.get("x-customer");
  if (!customer) return res.status(400).json({ error: "The header x-customer is missing." });
  if (!isAllowed(`photos:${customer}`, MOST_PHOTOS)) return res.sendStatus(429);
  res.json(["lake.jpg", "tower.jpg"]);
});

app.post("/login", (req, res) => {
  const { name, password } = req.body;
  if (!isAllowed(`login:${name}`, MOST_LOGINS)) return res.sendStatus(429);
  res.sendStatus(password === "piano" ? 204 : 401);
});

app.listen(process.env.PORT ?? 3000);
