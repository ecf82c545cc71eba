import express from "express";
import { sensors } from "./sensors.js";

class BadQuery extends Error {}

class SensorQuery {
  constructor({ room, kind, sort = "id", limit = 10, offset = 0 }) {
    this.limit = SensorQuery.whole(limit);
    this.offset = SensorQuery.whole(offset);
    if (this.limit < 1 || this.limit > 20) throw new BadQuery("limit");
    if (!/^(id|-?battery)$/.test(sort)) throw new BadQuery("sort");
    this.sort = sort;
    this.wanted = (sensor) => (room ?? sensor.room) === sensor.room && (kind ?? sensor.kind) === sensor.kind;
  }

  static whole(value) {
    if (!/^\d+$/.test(value)) throw new BadQuery("not a whole number");
    return Number.parseInt(value, 10);
  }

  compare(a, b) {
    if (this.sort === "battery" && a.battery !== b.battery) return a.battery < b.battery ? -1 : 1;
    if (this.sort === "-battery" && a.battery !== b.battery) return a.battery > b.battery ? -1 : 1;
    return a.id < b.id ? -1 : 1;
  }

  run() {
    const found = sensors.filter(this.wanted).sort((a, b) => this.compare(a, b));
    return { items: found.slice(this.offset, this.offset + this.limit), total: found.length };
  }
}

const app = express();

app.use((req, res, next) => {
  const version = { "/v1/sensors": 1, "/v2/sensors": 2 }[req.path];
  if (version === undefined) return next();
  const { items, total } = new SensorQuery(req.query).run();
  const renamed = items.map(({ room, battery, ...rest }) => ({
    ...rest,
    batteryPercent: battery,
    place: room,
  }));
  res.send(JSON.stringify({ items: version === 1 ? items : renamed, total }));
});

app.use((error, _req, res, next) => {
  if (error instanceof BadQuery) res.status(400).end();
  else next(error);
});

app.listen(process.env.PORT, () => {});
