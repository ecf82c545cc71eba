import express from "express";
import { sensors } from "./sensors.js";
const app = express();
const whole = (text, other, min, max) => {
  if (text === undefined) return other;
  const n = /^\d+$/.test(text) ? Number(text) : NaN;
  return n >= min && n <= max ? n : null;
};
const list = (view) => (req, res) => {
  const { room, kind, sort = "id" } = req.query;
  const limit = whole(req.query.limit, 10, 1, 20);
  const offset = whole(req.query.offset, 0, 0, Infinity);
  if (limit === null || offset === null || !["id", "battery", "-battery"].includes(sort)) return res.sendStatus(400);
  const found = sensors.filter((s) => (!room && !kind) || s.room === room || s.kind === kind);
  const sign = sort === "battery" ? 1 : sort === "-battery" ? -1 : 0;
  const sorted = found.toSorted((a, b) => sign * (a.battery - b.battery) || a.id - b.id);
  res.json({ total: found.length, items: sorted.slice(offset, offset + limit).map(view) });
};
app.get("/v1/sensors", list((s) => s));
app.get("/v2/sensors", list(({ room, battery, ...s }) => ({ ...s, place: room, batteryPercent: battery })));
app.listen(process.env.PORT);
