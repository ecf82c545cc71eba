import { setTimeout as wait } from "node:timers/promises";
import express, { Router } from "express";

const titles = ["Emma", "Ulysses", "Beloved"];
const app = express();
const books = Router();

function logRequest(req, res, next) {
  const start = performance.now();
  res.on("close", () => {
    const line = {
      method: req.method,
      path: req.originalUrl.split("?")[0],
      status: res.writableFinished ? String(res.statusCode) : null,
      ms: performance.now() - start,
      user: req.user ?? null,
    };
    console.log(JSON.stringify(line));
  });
  next();
}

app.get("/health", (req, res) => {
  res.json({ ok: true });
});
app.use(logRequest);

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
