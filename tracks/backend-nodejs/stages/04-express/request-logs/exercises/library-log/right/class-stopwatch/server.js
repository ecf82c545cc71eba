import { setTimeout as wait } from "node:timers/promises";
import express, { Router } from "express";

const titles = ["Emma", "Ulysses", "Beloved"];
const app = express();
const books = Router();

class Entry {
  #start = process.hrtime.bigint();
  constructor(req, res) {
    this.req = req;
    this.res = res;
    [this.path] = req.url.split("?");
  }
  write() {
    const { method, user = null } = this.req;
    const status = this.res.writableFinished ? this.res.statusCode : null;
    const ms = Number(process.hrtime.bigint() - this.#start) / 1e6;
    process.stdout.write(JSON.stringify({ method, path: this.path, status, ms, user }) + "\n");
  }
}

app.use((req, res, next) => {
  const entry = new Entry(req, res);
  const skip = req.method === "GET" && entry.path === "/health";
  if (!skip) res.on("close", () => entry.write());
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
