import { setTimeout as wait } from "node:timers/promises";
import express, { Router } from "express";
import morgan from "morgan";

const titles = ["Emma", "Ulysses", "Beloved"];
const app = express();
const books = Router();

const format = (tokens, req, res) =>
  JSON.stringify({
    method: req.method,
    path: req.originalUrl.split("?")[0],
    status: res.writableFinished ? res.statusCode : null,
    ms: Number(tokens["total-time"](req, res) ?? performance.now() - req.start),
    user: req.user ?? null,
  });

const isHealth = (req) => req.method === "GET" && req.originalUrl.split("?")[0] === "/health";

app.use((req, res, next) => {
  req.start = performance.now();
  next();
});
app.use(morgan(format, { skip: isHealth }));

app.get("/health", (req, res) => {
  res.json({ ok: true });
});

books.use((req, res, next) => {
  if (req.get("x-user")) req.user = req.get("x-user");
  next();
});

books.get("/slow", async (req, res) => {
  await wait(400);
  res.json(titles);
});

books.get("/broken", () => {
  throw new Error("The shelf has fallen over.");
});

books.get("/:number", (req, res) => {
  const title = titles[Number(req.params.number) - 1];
  if (title === undefined) return res.status(404).json({ error: "no such book" });
  res.json({ title });
});

app.use("/books", books);
app.listen(process.env.PORT);
