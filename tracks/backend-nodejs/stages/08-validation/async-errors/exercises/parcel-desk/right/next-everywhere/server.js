import express from "express";
import { notify, sentNotices, track, weigh } from "./parcels.js";

const app = express();

app.get("/parcels/:id/weight", (req, res, next) => {
  weigh(req.params.id, (error, text) => {
    if (error) return next(error);
    let grams;
    try {
      grams = JSON.parse(text);
    } catch (broken) {
      return next(broken);
    }
    res.json({ grams });
  });
});

app.get("/parcels/:id/town", (req, res, next) => {
  const tracking = track(req.params.id);
  tracking.on("error", next);
  tracking.on("found", (place) => {
    if (!place) return next(new Error("nobody knows the place"));
    res.json({ town: place.town });
  });
});

app.post("/parcels/:id/notice", (req, res) => {
  const id = req.params.id;
  notify(id).then(
    () => {},
    (error) => console.error(error.stack),
  );
  res.sendStatus(202);
});

app.get("/notices", (req, res) => res.json(sentNotices()));

app.use((error, req, res, next) => {
  if (res.headersSent) return next(error);
  res.status(500).json({ detail: "Something failed on our side." });
});

app.listen(process.env.PORT);
