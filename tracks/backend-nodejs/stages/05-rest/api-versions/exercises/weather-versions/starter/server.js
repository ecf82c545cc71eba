import express from "express";

const readings = [
  { id: 1, town: "Turku", country: "FI", celsius: 4.5 },
  { id: 2, town: "Porto", country: "PT", celsius: 0 },
];

const app = express();
app.use(express.json());

function toView({ id, town, country, celsius }) {
  return { id, place: `${town}, ${country}`, celsius: String(celsius) };
}

app.get("/readings", (req, res) => {
  res.json(readings.map(toView));
});

app.post("/readings", (req, res) => {
  const { place, celsius } = req.body ?? {};
  const [town, country] = String(place).split(", ");
  if (!country || celsius === "" || Number.isNaN(Number(celsius))) {
    return res.status(400).json({ error: "A reading needs a place and a temperature." });
  }
  const reading = { id: readings.length + 1, town, country, celsius: Number(celsius) };
  readings.push(reading);
  res.status(201).json(toView(reading));
});

app.get("/readings/:id", (req, res) => {
  const reading = readings.find(({ id }) => String(id) === req.params.id);
  if (reading === undefined) return res.status(404).json({ error: "no such reading" });
  res.json(toView(reading));
});

app.listen(process.env.PORT);
