import express from "express";
import { sensors } from "./sensors.js";

const ORDERS = {
  id: (a, b) => a.id - b.id,
  battery: (a, b) => a.battery - b.battery || a.id - b.id,
  "-battery": (a, b) => b.battery - a.battery || a.id - b.id,
};

function toWhole(text, least, most) {
  const number = Number(text);
  return Number.isInteger(number) && number >= least && number <= most ? number : null;
}

const toV1 = (sensor) => sensor;
const toV2 = ({ id, room, kind, battery }) => ({ id, place: room, kind, batteryPercent: battery });

function answerPage(req, res, toView) {
  const { room, kind, sort = "id" } = req.query;
  const limit = toWhole(req.query.limit ?? "10", 1, 20);
  const offset = toWhole(req.query.offset ?? "0", 0, Number.MAX_SAFE_INTEGER);
  if (limit === null || offset === null || !Object.hasOwn(ORDERS, sort)) {
    return res.status(400).json({ error: "The query makes no sense." });
  }

  const found = sensors
    .filter((sensor) => room === undefined || sensor.room === room)
    .filter((sensor) => kind === undefined || sensor.kind === kind)
    .toSorted(ORDERS[sort]);
  res.json(found.slice(offset, offset + limit).map(toView));
}

const app = express();
app.get("/v1/sensors", (req, res) => answerPage(req, res, toV1));
app.get("/v2/sensors", (req, res) => answerPage(req, res, toV2));
app.listen(process.env.PORT);
