import express, { Router } from "express";

const readings = [
  { id: 1, town: "Turku", country: "FI", celsius: 4.5 },
  { id: 2, town: "Porto", country: "PT", celsius: 0 },
];

const app = express();

function toView1({ id, town, country, celsius }) {
  return { id, place: `${town}, ${country}`, celsius: String(celsius) };
}

function toView2({ id, town, country, celsius }) {
  return { id, place: { town, country }, celsius };
}

const v1 = Router();
v1.use((req, res, next) => {
  res.set({
    Deprecation: "@1798761600",
    Sunset: "Thu, 01 Jul 2027 00:00:00 GMT",
    Link: '</v2/readings>; rel="successor-version"',
  });
  next();
});
v1.use(express.json());
v1.use((req, res, next) => {
  if (process.env.RETIRED === "v1") return res.status(410).json({ error: "Version 1 is gone." });
  next();
});
v1.get("/", (req, res) => {
  res.json(readings.map(toView1));
});
v1.post("/", (req, res) => {
  const { place, celsius } = req.body ?? {};
  const [town, country] = String(place).split(", ");
  if (!country || celsius === "" || Number.isNaN(Number(celsius))) {
    return res.status(400).json({ error: "A reading needs a place and a temperature." });
  }
  const reading = { id: readings.length + 1, town, country, celsius: Number(celsius) };
  readings.push(reading);
  res.status(201).json(toView1(reading));
});
v1.get("/:id", (req, res) => {
  const reading = readings.find(({ id }) => String(id) === req.params.id);
  if (reading === undefined) return res.status(404).json({ error: "no such reading" });
  res.json(toView1(reading));
});

const v2 = Router();
v2.use(express.json());
v2.get("/", (req, res) => {
  res.json(readings.map(toView2));
});
v2.post("/", (req, res) => {
  const body = req.body ?? {};
  const place = body.place;
  if (
    typeof place !== "object" ||
    place === null ||
    typeof place.town !== "string" ||
    typeof place.country !== "string" ||
    typeof body.celsius !== "number"
  ) {
    return res.status(400).json({ error: "A reading needs a place and a temperature." });
  }
  const reading = { id: readings.length + 1, town: place.town, country: place.country, celsius: body.celsius };
  readings.push(reading);
  res.status(201).json(toView2(reading));
});
v2.get("/:id", (req, res) => {
  const reading = readings.find(({ id }) => String(id) === req.params.id);
  if (reading === undefined) return res.sendStatus(404);
  res.json(toView2(reading));
});

app.use("/v1/readings", v1);
app.use("/readings", v1);
app.use("/v2/readings", v2);

app.listen(process.env.PORT);
