import express from "express";
import pack from "../package.json" with { type: "json" };
import { freeTables } from "./tables.js";

const running = Object.freeze({ version: pack.version, commit: process.env.COMMIT || "unknown" });

export function createApp() {
  const app = express();
  app.get("/version", (req, res) => res.send(running));
  app.get("/tables", ({ query }, res) => res.send(freeTables(Number(query.guests ?? 1))));
  return app;
}

createApp().listen(Number(process.env.PORT ?? 3000));
