import express from "express";
import { notify, sentNotices, track, weigh } from "./parcels.js";

const app = express();

const weightOf = (id) =>
  new Promise((resolve, reject) => {
    weigh(id, (error, text) => (error ? reject(error) : resolve(text)));
  });

app.get("/parcels/:id/weight", (req, res) => {
  return weightOf(req.params.id).then((text) => res.json({ grams: JSON.parse(text) }));
});

const placeOf = (id) =>
  new Promise((resolve, reject) => {
    const tracking = track(id);
    tracking.on("found", resolve);
    tracking.on("error", reject);
  });

app.get("/parcels/:id/town", async (req, res) => {
  const { town } = await placeOf(req.params.id);
  res.json({ town });
});

async function notifyLater(id) {
  try {
    await notify(id);
  } catch (error) {
    console.error(`No notice for parcel ${id}:`, error);
  }
}

app.post("/parcels/:id/notice", (req, res) => {
  notifyLater(req.params.id);
  res.sendStatus(202);
});

app.get("/notices", (req, res) => res.json(sentNotices()));

app.use((error, req, res, next) => {
  if (res.headersSent) return next(error);
  res.status(500).json({ detail: "Something failed on our side." });
});

app.listen(process.env.PORT);
