import express, { Router } from "express";

class Hall {
  count = 0;
  constructor(name) {
    this.name = name;
  }
  visit() {
    this.count += 1;
    return this.view(this.count);
  }
  view(id) {
    return { id, hall: this.name };
  }
}

const halls = { 1: new Hall("Egypt"), 2: new Hall("Greece"), 3: new Hall("Rome") };
const router = Router();

router.param("hall", (req, res, next, id) => {
  res.locals.hall = Object.hasOwn(halls, id) ? halls[id] : null;
  if (!res.locals.hall) return res.status(404).json({ error: "no such hall" });
  res.set("x-hall", res.locals.hall.name);
  next();
});

router.get("/", (req, res) => res.json(Object.values(halls).map((hall) => hall.name)));

const list = router.route("/:hall/visits");
list.get((req, res) => res.json({ hall: res.locals.hall.name, visits: res.locals.hall.count }));
list.post((req, res) => {
  const visit = res.locals.hall.visit();
  res.status(201).location(`${req.baseUrl}/${req.params.hall}/visits/${visit.id}`).json(visit);
});
list.all((req, res) => res.set("allow", "GET, POST").sendStatus(405));

router.get("/:hall/visits/:visit", (req, res) => {
  const { hall } = res.locals;
  const id = /^[1-9]\d*$/.test(req.params.visit) ? Number(req.params.visit) : 0;
  if (id === 0 || id > hall.count) return res.sendStatus(404);
  res.json(hall.view(id));
});
router.use("/:hall", (req, res) => res.sendStatus(404));

const app = express();
app.use("/halls", router);
app.use("/museum/halls", router);
app.listen(process.env.PORT);
