import express from "express";

const isSensor = (value) => typeof value === "string" && /^[a-z0-9-]{1,20}$/.test(value);
const isTime = (value) => typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value);
const isCelsius = (value) => typeof value === "number" && value >= -60 && value <= 60;
const isBatchList = (value) => Array.isArray(value) && value.length >= 1 && value.length <= 50;

function* faultyFields({ sensor, readings }) {
  if (!isSensor(sensor)) yield "sensor";
  if (!isBatchList(readings)) return yield "readings";
  for (const [index, reading] of readings.entries()) {
    const field = `readings.${index}`;
    if (typeof reading !== "object" || reading === null) {
      yield field;
      continue;
    }
    if (!isTime(reading.at)) yield `${field}.at`;
    if (!isCelsius(reading.celsius)) yield `${field}.celsius`;
  }
}

function refuse(res, fields) {
  const faults = [...fields].map((field) => ({ field, message: "is missing or makes no sense" }));
  res.status(400).json({ status: 400, faults });
}

function toLimit(text = "20") {
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return limit >= 1 && limit < 100 ? limit : null;
}

const app = express();
const stored = [];

app.post("/batches", express.json(), (req, res) => {
  const batch = req.body ?? {};
  const fields = [...faultyFields(batch)];
  if (fields.length > 0) return refuse(res, fields);
  for (const { at, celsius } of batch.readings) stored.push({ sensor: batch.sensor, at, celsius });
  res.status(201).json({ stored: batch.readings.length });
});

app.get("/readings", (req, res) => {
  const limit = toLimit(req.query.limit);
  if (limit === null) return refuse(res, ["limit"]);
  const { sensor } = req.query;
  const items = sensor === undefined ? stored : stored.filter((reading) => reading.sensor === sensor);
  res.json({ items: items.slice(0, limit) });
});

app.listen(process.env.PORT);
