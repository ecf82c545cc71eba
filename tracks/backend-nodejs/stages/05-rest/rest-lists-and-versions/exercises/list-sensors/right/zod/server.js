import express from "express";
import { z } from "zod";
import { sensors } from "./sensors.js";

const int = (min, max) => z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(min).max(max));
const Query = z.object({
  room: z.string().optional(),
  kind: z.string().optional(),
  sort: z.enum(["id", "battery", "-battery"]).default("id"),
  limit: int(1, 20).default(10),
  offset: int(0, Number.MAX_SAFE_INTEGER).default(0),
});
const app = express();
app.get(["/v1/sensors", "/v2/sensors"], (req, res) => {
  const parsed = Query.safeParse(req.query);
  if (!parsed.success) return res.status(400).json({ problems: parsed.error.issues });
  const { room, kind, sort, limit, offset } = parsed.data;
  let all = structuredClone(sensors);
  if (room !== undefined) all = all.filter((s) => s.room === room);
  if (kind !== undefined) all = all.filter((s) => s.kind === kind);
  all.sort((a, b) => a.id - b.id);
  if (sort === "battery") all.sort((a, b) => a.battery - b.battery);
  if (sort === "-battery") all.sort((a, b) => b.battery - a.battery);
  let items = all.slice(offset).slice(0, limit);
  if (req.path.startsWith("/v2"))
    items = items.map((s) => ({ id: s.id, place: s.room, kind: s.kind, batteryPercent: s.battery }));
  res.json({ total: all.length, items });
});
app.listen(process.env.PORT);
