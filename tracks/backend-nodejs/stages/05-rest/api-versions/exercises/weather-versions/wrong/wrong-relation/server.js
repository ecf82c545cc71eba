import express, { Router } from "express";

const readings = [
  { id: 1, town: "Turku", country: "FI", celsius: 4.5 },
  { id: 2, town: "Porto", country: "PT", celsius: 0 },
];

const first = {
  show: ({ id, town, country, celsius }) => ({ id, place: `${town}, ${country}`, celsius: String(celsius) }),
  read({ place, celsius }) {
    const [town, country] = String(place).split(", ");
    if (!country || celsius === "" || Number.isNaN(Number(celsius))) return null;
    return { town, country, celsius: Number(celsius) };
  },
};

const second = {
  show: ({ id, town, country, celsius }) => ({ id, place: { town, country }, celsius }),
  read({ place, celsius }) {
    const { town, country } = place ?? {};
    const fits = typeof town === "string" && typeof country === "string" && typeof celsius === "number";
    return fits ? { town, country, celsius } : null;
  },
};

/** The endpoints of the readings, seen through one version. */
function readingsSeenBy({ show, read }) {
  const router = Router();
  router.get("/", (req, res) => res.json(readings.map(show)));
  router.post("/", (req, res) => {
    const sent = read(req.body ?? {});
    if (sent === null) return res.status(400).json({ error: "A reading needs a place and a temperature." });
    const reading = { id: readings.length + 1, ...sent };
    readings.push(reading);
    res.status(201).json(show(reading));
  });
  router.get("/:id", (req, res) => {
    const reading = readings.find(({ id }) => String(id) === req.params.id);
    if (reading === undefined) return res.status(404).json({ error: "no such reading" });
    res.json(show(reading));
  });
  return router;
}

function outdated(req, res, next) {
  res.set("deprecation", "@1798761600");
  res.set("sunset", "Thu, 01 Jul 2027 00:00:00 GMT");
  res.set("link", '</v2/readings>; rel="next"');
  if (process.env.RETIRED === "v1") return res.status(410).json({ error: "Version 1 has ended. Use /v2/readings." });
  next();
}

const app = express();
app.use(["/readings", "/v1/readings"], outdated);
app.use(express.json());
app.use(["/readings", "/v1/readings"], readingsSeenBy(first));
app.use("/v2/readings", readingsSeenBy(second));
app.listen(process.env.PORT);
