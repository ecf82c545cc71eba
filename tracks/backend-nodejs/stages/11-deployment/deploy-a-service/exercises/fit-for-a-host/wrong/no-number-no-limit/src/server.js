import { readFileSync } from "node:fs";
import express from "express";
import { freeTables } from "./tables.js";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const app = express();

app.get("/tables", (req, res) => {
  res.json(freeTables(Number(req.query.guests) || 1));
});

app.get("/version", (req, res) => {
  res.json({ version, commit: process.env.COMMIT ?? "unknown" });
});

app.listen(process.env.PORT ?? 3000);
