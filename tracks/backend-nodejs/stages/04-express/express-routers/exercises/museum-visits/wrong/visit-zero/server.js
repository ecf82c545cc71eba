import express, { Router } from "express";

const halls = new Map([
  ["1", "Egypt"],
  ["2", "Greece"],
  ["3", "Rome"],
]);
const counts = new Map();

const visits = Router({ mergeParams: true });

visits
  .route("/")
  .get((req, res) => {
    res.json({ hall: req.hall, visits: counts.get(req.hall) ?? 0 });
  })
  .post((req, res) => {
    const id = (counts.get(req.hall) ?? 0) + 1;
    counts.set(req.hall, id);
    res.status(201).location(`${req.baseUrl}/${id}`).json({ id, hall: req.hall });
  })
  .all((req, res) => {
    res.set("allow", "GET, POST").sendStatus(405);
  });

visits.get("/:visit", (req, res) => {
  const id = Number(req.params.visit);
  const exists = Number.isInteger(id) && id <= (counts.get(req.hall) ?? 0);
  if (!exists) return res.status(404).json({ error: "no such visit" });
  res.json({ id, hall: req.hall });
});

const hall = Router({ mergeParams: true });

hall.use((req, res, next) => {
  req.hall = halls.get(req.params.hall);
  if (req.hall === undefined) return res.status(404).json({ error: "no such hall" });
  res.set("x-hall", req.hall);
  next();
});
hall.use("/visits", visits);

const museum = Router();

museum.get("/halls", (req, res) => {
  res.json([...halls.values()]);
});
museum.use("/halls/:hall", hall);

const app = express();
app.use("/museum", museum);
app.use(museum);
app.listen(process.env.PORT);
