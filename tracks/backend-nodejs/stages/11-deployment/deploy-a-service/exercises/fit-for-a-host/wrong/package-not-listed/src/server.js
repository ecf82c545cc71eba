import { readFile } from "node:fs/promises";
import express from "express";
import { freeTables } from "./tables.js";

const { version } = JSON.parse(await readFile(new URL("../package.json", import.meta.url)));
const { PORT: port = "3000", COMMIT: commit = "unknown" } = process.env;

const app = express();

app.get("/tables", (req, res) => {
  res.json(freeTables(Number(req.query.guests ?? 1)));
});

app.get("/version", (req, res) => {
  res.json({ version, commit });
});

app.listen(port);
