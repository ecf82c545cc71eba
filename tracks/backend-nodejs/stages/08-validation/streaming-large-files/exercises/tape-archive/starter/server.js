import express from "express";
import { openHandles, openTape } from "./tapes.js";

const app = express();

app.get("/open-handles", (req, res) => res.json(openHandles()));

app.get("/tapes/:name", (req, res) => {
  res.sendStatus(501);
});

app.use((error, req, res, next) => {
  if (res.headersSent) return next(error);
  res.sendStatus(500);
});

app.listen(process.env.PORT);
