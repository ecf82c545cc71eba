import express from "express";
import { notify, sentNotices, track, weigh } from "./parcels.js";

const app = express();

app.get("/parcels/:id/weight", (req, res) => {
  weigh(req.params.id, (error, text) => {
    if (error) throw error;
    res.json({ grams: JSON.parse(text) });
  });
});

app.get("/parcels/:id/town", (req, res) => {
  track(req.params.id).on("found", (place) => res.json({ town: place.town }));
});

app.post("/parcels/:id/notice", async (req, res) => {
  await notify(req.params.id);
  res.sendStatus(202);
});

app.get("/notices", (req, res) => res.json(sentNotices()));

app.use((error, req, res, next) => {
  if (res.headersSent) return next(error);
  res.status(500).json({ detail: "Something failed on our side." });
});

app.listen(process.env.PORT);
