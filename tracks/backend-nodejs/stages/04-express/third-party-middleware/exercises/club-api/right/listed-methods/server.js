import cookieParser from "cookie-parser";
import cors from "cors";
import express from "express";
import helmet from "helmet";

const app = express();
const titles = [];

function needsKey(req, res, next) {
  if (req.get("x-club-key") !== "green door") return res.status(401).json({ error: "The key is missing." });
  next();
}

app.use(helmet());
app.use(
  cors({
    origin: (origin, done) => done(null, origin === "https://club.example"),
    allowedHeaders: ["content-type", "x-club-key"],
    methods: ["GET", "POST"],
    credentials: true,
    exposedHeaders: ["x-total"],
    maxAge: 600,
  }),
);
app.use(cookieParser());
app.use(needsKey, express.json({ limit: 10 * 1024 }));

app.get("/books", (req, res) => {
  res.set("x-total", String(titles.length)).json(titles);
});

app.post("/books", (req, res) => {
  const { title } = req.body ?? {};
  if (typeof title !== "string") return res.status(400).json({ error: "A book needs a title." });
  titles.push(title);
  res.status(201).json({ title });
});

app.get("/me", (req, res) => {
  res.json({ name: req.cookies?.name ?? null });
});

app.listen(process.env.PORT);
