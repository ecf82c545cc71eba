import { once } from "node:events";
import { promisify } from "node:util";
import express from "express";
import { notify, sentNotices, track, weigh } from "./parcels.js";

const app = express();

app.get("/parcels/:id/weight", async (req, res) => {
  const text = await promisify(weigh)(req.params.id);
  res.json({ grams: JSON.parse(text) });
});

app.get("/parcels/:id/town", async (req, res) => {
  const [place] = await once(track(req.params.id), "found");
  res.json({ town: place.town });
});

app.post("/parcels/:id/notice", (req, res) => {
  res.sendStatus(202);
  try {
    notify(req.params.id);
  } catch (error) {
    console.error(error);
  }
});

app.get("/notices", (req, res) => res.json(sentNotices()));

app.use((error, req, res, next) => {
  if (res.headersSent) return next(error);
  res.status(500).json({ detail: "Something failed on our side." });
});

app.listen(process.env.PORT);
