const express = require("express");

const readings = [
  { id: 1, town: "Turku", country: "FI", celsius: 4.5 },
  { id: 2, town: "Porto", country: "PT", celsius: 0 },
];

const app = express();

app.use(["/readings", "/v1/readings"], function (req, res, next) {
  res.setHeader("Deprecation", "@1798761600");
  res.setHeader("Sunset", "Thu, 01 Jul 2027 00:00:00 GMT");
  res.setHeader("Link", '</v2/readings>; rel="successor-version"');
  if (process.env.RETIRED === "v1") {
    res.status(410).send("Use /v2/readings.");
    return;
  }
  next();
});
app.use(express.json());

function toView({ id, town, country, celsius }) {
  return { id, place: `${town}, ${country}`, celsius: String(celsius) };
}

app.get(["/readings", "/v1/readings"], (req, res) => {
  res.json(readings.map(toView));
});

app.post(["/readings", "/v1/readings"], (req, res) => {
  const { place, celsius } = req.body ?? {};
  const [town, country] = String(place).split(", ");
  if (!country || celsius === "" || Number.isNaN(Number(celsius))) {
    return res.status(400).json({ error: "A reading needs a place and a temperature." });
  }
  const reading = { id: readings.length + 1, town, country, celsius: Number(celsius) };
  readings.push(reading);
  res.status(201).json(toView(reading));
});

app.get(["/readings/:id", "/v1/readings/:id"], (req, res) => {
  const reading = readings.find(({ id }) => String(id) === req.params.id);
  if (reading === undefined) return res.status(404).json({ error: "no such reading" });
  res.json(toView(reading));
});

function toSecondView(reading) {
  return {
    id: reading.id,
    place: { town: reading.town, country: reading.country },
    celsius: reading.celsius,
  };
}

app.get("/v2/readings", function (req, res) {
  const list = [];
  for (const reading of readings) list.push(toSecondView(reading));
  res.json(list);
});

app.post("/v2/readings", function (req, res) {
  const body = req.body || {};
  const place = body.place || {};
  if (typeof place.town !== "string" || typeof place.country !== "string" || typeof body.celsius !== "number") {
    return res.status(400).json({ error: "bad reading" });
  }
  const reading = { id: readings.length + 1, town: place.town, country: place.country, celsius: body.celsius };
  readings.push(reading);
  res.status(201).json(toSecondView(reading));
});

app.get("/v2/readings/:id", function (req, res) {
  for (const reading of readings) {
    if (reading.id === Number(req.params.id)) return res.json(toSecondView(reading));
  }
  res.status(404).json({ error: "no such reading" });
});

app.listen(process.env.PORT);
