import express, { Router } from "express";

// The store knows no versions.
const readings = [
  { id: 1, town: "Turku", country: "FI", celsius: 4.5 },
  { id: 2, town: "Porto", country: "PT", celsius: 0 },
];
const find = (id) => readings.find((reading) => String(reading.id) === id);

function add(town, country, celsius) {
  const reading = { id: readings.length + 1, town, country, celsius };
  readings.push(reading);
  return reading;
}

const v1 = Router();
const toFirst = ({ id, town, country, celsius }) => ({ id, place: `${town}, ${country}`, celsius: `${celsius}` });

v1.use((req, res, next) => {
  res.set({
    deprecation: "@1798761600",
    sunset: new Date("2027-07-01T00:00:00Z").toUTCString(),
    link: '</v2/readings>; rel="successor-version"',
  });
  if (process.env.RETIRED === "v1") res.status(410).json({ error: "gone", successor: "/v2/readings" });
  else next();
});
v1.use(express.json());
v1.route("/")
  .get((req, res) => res.json(readings.map(toFirst)))
  .post((req, res) => {
    const { place, celsius } = req.body ?? {};
    const [town, country] = String(place).split(", ");
    if (!country || celsius === "" || Number.isNaN(Number(celsius))) {
      return res.status(400).json({ error: "A reading needs a place and a temperature." });
    }
    res.status(201).json(toFirst(add(town, country, Number(celsius))));
  });
v1.get("/:id", (req, res) => {
  const reading = find(req.params.id);
  if (!reading) return res.status(404).json({ error: "no such reading" });
  res.json(toFirst(reading));
});

const v2 = Router();
const toSecond = ({ id, town, country, celsius }) => ({ id, place: { town, country }, celsius });

v2.use(express.json());
v2.get("/", (req, res) => {
  res.json(readings.map(toSecond));
});
v2.post("/", (req, res) => {
  const { place, celsius } = req.body ?? {};
  const problems = [];
  if (typeof place?.town !== "string") problems.push("town is not a string");
  if (typeof place?.country !== "string") problems.push("country is not a string");
  if (typeof celsius !== "number") problems.push("celsius is not a number");
  if (problems.length > 0) return res.status(400).json({ error: problems.join(", ") });
  res.status(201).json(toSecond(add(place.town, place.country, celsius)));
});
v2.get("/:id", (req, res) => {
  const reading = find(req.params.id);
  if (reading) res.json(toSecond(reading));
  else res.sendStatus(404);
});

const app = express();
app.use("/v2/readings", v2);
app.use("/v1/readings", v1);
app.use("/readings", v1);
app.listen(process.env.PORT);
