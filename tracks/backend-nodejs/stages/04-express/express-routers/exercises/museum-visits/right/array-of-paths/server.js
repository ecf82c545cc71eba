const express = require("express");

const names = { 1: "Egypt", 2: "Greece", 3: "Rome" };
const visitsOf = { 1: [], 2: [], 3: [] };
const both = (path) => [path, "/museum" + path];
const app = express();

app.get(both("/halls"), function (req, res) {
  res.json(Object.values(names));
});

app.use(both("/halls/:hall"), function (req, res, next) {
  if (!Object.hasOwn(names, req.params.hall)) {
    res.status(404).json({ error: "no such hall" });
    return;
  }
  res.set("x-hall", names[req.params.hall]);
  next();
});

app.get(both("/halls/:hall/visits"), function (req, res) {
  res.json({ hall: names[req.params.hall], visits: visitsOf[req.params.hall].length });
});

app.post(both("/halls/:hall/visits"), function (req, res) {
  const list = visitsOf[req.params.hall];
  const visit = { id: list.length + 1, hall: names[req.params.hall] };
  list.push(visit);
  const prefix = req.path.startsWith("/museum") ? "/museum" : "";
  res.status(201).location(`${prefix}/halls/${req.params.hall}/visits/${visit.id}`).json(visit);
});

app.all(both("/halls/:hall/visits"), function (req, res) {
  res.set("Allow", "GET, POST");
  res.status(405).json({ error: "method not allowed" });
});

app.get(both("/halls/:hall/visits/:visit"), function (req, res) {
  for (const visit of visitsOf[req.params.hall]) {
    if (visit.id === Number(req.params.visit)) return res.json(visit);
  }
  res.status(404).json({ error: "no such visit" });
});

app.listen(process.env.PORT);
