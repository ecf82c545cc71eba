import express, { Router } from "express";

const halls = new Map(["Egypt", "Greece", "Rome"].map((name, at) => [String(at + 1), { name, visits: [] }]));

const hallRouter = Router();

hallRouter.get("/", (req, res) => {
  res.json([...halls.values()].map(({ name }) => name));
});

hallRouter.use("/:hall", (req, res, next) => {
  const hall = halls.get(req.params.hall);
  if (!hall) return res.status(404).json({ error: "no such hall" });
  req.hall = hall;
  res.set("x-hall", hall.name);
  next();
});

hallRouter.get("/:hall/visits", (req, res) => {
  const { name, visits } = req.hall;
  res.json({ hall: name, visits: visits.length });
});

hallRouter.post("/:hall/visits", (req, res) => {
  const { name, visits } = req.hall;
  const visit = { id: visits.length + 1, hall: name };
  visits.push(visit);
  res.location(`${req.baseUrl}${req.path.replace(/\/$/, "")}/${visit.id}`);
  res.status(201).json(visit);
});

hallRouter.all("/:hall/visits", (req, res) => {
  res.status(405).set("allow", "GET, POST").end();
});

hallRouter.get("/:hall/visits/:visit", (req, res) => {
  const found = req.hall.visits.find(({ id }) => String(id) === req.params.visit);
  if (found) res.json(found);
  else res.sendStatus(404);
});

const app = express();
app.use(["/halls", "/museum/halls"], hallRouter);
app.listen(process.env.PORT);
