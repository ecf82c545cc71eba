import express from "express";
import { z } from "zod";

const Reading = z.object({
  at: z.iso.datetime(),
  celsius: z.number().min(-60).max(60),
});
const Batch = z.object({
  sensor: z.string().regex(/^[a-z0-9-]{1,20}$/),
  readings: z.array(Reading).max(50),
});
const Filter = z.object({
  sensor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

function refuse(res, { issues }) {
  const faults = issues.map(({ path, message }) => ({ field: path.join("."), message }));
  res.status(400).json({ status: 400, detail: "This request makes no sense.", faults });
}

const app = express();
app.use(express.json());
const stored = [];

app.post("/batches", (req, res) => {
  const { data, error } = Batch.safeParse(req.body);
  if (error) return refuse(res, error);
  stored.push(...data.readings.map((reading) => ({ sensor: data.sensor, ...reading })));
  res.status(201).json({ stored: data.readings.length });
});

app.get("/readings", (req, res) => {
  const { data, error } = Filter.safeParse(req.query);
  if (error) return refuse(res, error);
  const { sensor, limit } = data;
  const found = stored.filter((reading) => sensor === undefined || reading.sensor === sensor);
  res.json({ items: found.slice(0, limit) });
});

app.listen(process.env.PORT);
