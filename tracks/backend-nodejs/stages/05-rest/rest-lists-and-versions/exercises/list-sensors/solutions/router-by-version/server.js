import express, { Router } from "express";
import { sensors } from "./sensors.js";

const byId = [...sensors].sort((a, b) => a.id - b.id);
const DIRECTIONS = new Map([
  ["id", 0],
  ["battery", 1],
  ["-battery", -1],
]);
const isWhole = (text) => /^\d+$/.test(text);

/** @returns what the query asks for, or null when it makes no sense */
function readQuery({ limit = "10", offset = "0", sort = "id", ...filters }) {
  if (!isWhole(limit) || !isWhole(offset)) return null;
  if (Number(limit) < 1 || Number(limit) > 20) return null;
  const direction = DIRECTIONS.get(sort);
  if (direction === undefined) return null;
  return { from: Number(offset), size: Number(limit), direction, filters };
}

function findSensors({ direction, filters }) {
  const wanted = ["room", "kind"].filter((name) => name in filters);
  const found = byId.filter((sensor) => wanted.every((name) => sensor[name] === filters[name]));
  // Sorting is stable: equal batteries keep the order by id.
  return direction === 0 ? found : found.sort((a, b) => direction * (a.battery - b.battery));
}

function sensorsRouter(toView) {
  const router = Router();
  router.get("/sensors", (req, res) => {
    const query = readQuery(req.query);
    if (query === null) return res.sendStatus(400);
    const found = findSensors(query);
    const items = found.splice(query.from, query.size);
    res.json({ total: found.length + items.length, items: items.map(toView) });
  });
  return router;
}

const app = express();
app.use(
  "/v1",
  sensorsRouter((sensor) => sensor),
);
app.use(
  "/v2",
  sensorsRouter(({ room, battery, ...others }) => ({ ...others, place: room, batteryPercent: battery })),
);
app.listen(process.env.PORT);
