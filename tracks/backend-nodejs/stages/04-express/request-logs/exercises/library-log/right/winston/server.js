import { setTimeout as wait } from "node:timers/promises";
import express, { Router } from "express";
import { createLogger, format, transports } from "winston";

const titles = ["Emma", "Ulysses", "Beloved"];
const app = express();
const books = Router();

const logger = createLogger({
  format: format.printf(({ message }) => message),
  transports: [new transports.Console()],
});

app.use(function (req, res, next) {
  const start = Date.now();
  if (req.path === "/health" && req.method === "GET") return next();
  let finished = false;
  res.once("finish", () => {
    finished = true;
  });
  res.once("close", () => {
    const end = req.originalUrl.indexOf("?");
    logger.info(
      JSON.stringify({
        user: req.user || null,
        ms: Date.now() - start,
        status: finished ? res.statusCode : null,
        path: end === -1 ? req.originalUrl : req.originalUrl.slice(0, end),
        method: req.method,
      }),
    );
  });
  next();
});

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
