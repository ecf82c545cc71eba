import express from "express";
import { printLabel } from "./labels.js";

const app = express();
const parcels = new Map();

app.post("/parcels", express.json(), (req, res) => {
  const { name, grams } = req.body ?? {};
  if (typeof name !== "string" || name.trim() === "") return res.status(400).send("name?");
  if (!Number.isInteger(grams) || grams < 1) return res.status(400).json({ message: "grams is wrong" });
  const id = String(parcels.size + 1);
  parcels.set(id, { id, name, grams, collectedBy: null });
  res.status(201).location(`/parcels/${id}`).json(parcels.get(id));
});

app.get("/parcels/:id", (req, res) => {
  const parcel = parcels.get(req.params.id);
  if (!parcel) return res.json({ success: false, error: "no parcel" });
  res.json(parcel);
});

app.post("/parcels/:id/collection", express.json(), (req, res) => {
  const parcel = parcels.get(req.params.id);
  if (!parcel) return res.status(404).json({ success: false });
  if (parcel.collectedBy !== null) return res.status(400).json({ error: `${parcel.collectedBy} has it.` });
  const { by } = req.body ?? {};
  if (typeof by !== "string" || by.trim() === "") return res.status(400).end();
  parcel.collectedBy = by;
  res.json(parcel);
});

app.post("/parcels/:id/label", async (req, res) => {
  const parcel = parcels.get(req.params.id);
  if (!parcel) return res.sendStatus(404);
  try {
    res.json({ label: await printLabel(parcel) });
  } catch (error) {
    res.status(500).send(error.message);
  }
});

app.listen(process.env.PORT);
