import express from "express";

const readings = [
  { id: 1, town: "Turku", country: "FI", celsius: 4.5 },
  { id: 2, town: "Porto", country: "PT", celsius: 0 },
];

const app = express();

const first = {
  toView: ({ id, town, country, celsius }) => ({ id, place: `${town}, ${country}`, celsius: String(celsius) }),
  fromBody({ place, celsius }) {
    const [town, country] = String(place).split(", ");
    if (!country || celsius === "" || Number.isNaN(Number(celsius))) return null;
    return { town, country, celsius: Number(celsius) };
  },
  error: "A reading needs a place and a temperature.",
};

const second = {
  toView: ({ id, town, country, celsius }) => ({ id, place: { town, country }, celsius }),
  fromBody({ place, celsius }) {
    if (typeof place?.town !== "string" || typeof place.country !== "string" || typeof celsius !== "number") return null;
    return { town: place.town, country: place.country, celsius };
  },
  error: "A reading needs a place with a town and a country, and a temperature.",
};

function routesOf({ toView, fromBody, error }) {
  const router = express.Router();
  router.use(express.json());
  router.get("/", (req, res) => {
    res.json(readings.map(toView));
  });
  router.post("/", (req, res) => {
    const fields = fromBody(req.body ?? {});
    if (fields === null) return res.status(400).json({ error });
    const reading = { id: readings.length + 1, ...fields };
    readings.push(reading);
    res.status(201).json(toView(reading));
  });
  router.get("/:id", (req, res) => {
    const reading = readings.find(({ id }) => String(id) === req.params.id);
    if (reading === undefined) return res.status(404).json({ error: "no such reading" });
    res.json(toView(reading));
  });
  return router;
}

function old(req, res, next) {
  if (process.env.RETIRED === "v1") return res.status(410).json({ error: "Version 1 is over." });
  res.set({
    Deprecation: "@1798761600",
    Sunset: "Thu, 01 Jul 2027 00:00:00 GMT",
    Link: '</v2/readings>; rel="successor-version"',
  });
  if (process.env.RETIRED === "v1") return res.status(410).json({ error: "Version 1 is over." });
  next();
}

app.use(["/readings", "/v1/readings"], old, routesOf(first));
app.use("/v2/readings", routesOf(second));

app.listen(process.env.PORT);
