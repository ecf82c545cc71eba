import express from "express";
import * as start from "./shelf.js";

let nextSeed = 1;
const seeds = {};
const loans = [];
for (const entry of start.shelf) {
  seeds[nextSeed] = { ...entry, id: nextSeed };
  nextSeed++;
}

class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

function seedOf(req) {
  if (!Object.hasOwn(seeds, req.params.id)) throw new Refusal(404, "no such seed");
  return seeds[req.params.id];
}

const isCount = (value) => typeof value === "number" && value >= 0 && value % 1 === 0;

const app = express().use(express.json());
app.get("/seeds", (req, res) => res.send({ seeds: Object.values(seeds) }));
app.post("/seeds", (req, res) => {
  const { name, kind, packets } = req.body || {};
  if (typeof name !== "string" || !name.trim()) throw new Refusal(400, "name?");
  if (!start.kinds.includes(kind)) throw new Refusal(400, "kind?");
  if (!isCount(packets)) throw new Refusal(400, "packets?");
  for (const other of Object.values(seeds)) {
    if (other.name.toUpperCase() === name.toUpperCase()) throw new Refusal(409, "there already");
  }
  const seed = { id: nextSeed++, name, kind, packets };
  seeds[seed.id] = seed;
  res.set("Location", "/seeds/" + seed.id).status(201).send(seed);
});
app.get("/seeds/:id", (req, res) => res.send(seedOf(req)));
app.patch("/seeds/:id", (req, res) => {
  const seed = seedOf(req);
  if (!isCount(req.body?.packets)) throw new Refusal(400, "packets?");
  seed.packets = req.body.packets;
  res.send(seed);
});
app.delete("/seeds/:id", (req, res) => {
  const { id } = seedOf(req);
  if (loans.some((loan) => loan.seedId === id)) throw new Refusal(409, "lent");
  delete seeds[id];
  res.sendStatus(204);
});
app.post("/seeds/:id/loans", (req, res) => {
  const seed = seedOf(req);
  const gardener = req.body?.gardener;
  if (typeof gardener !== "string" || !gardener.trim()) throw new Refusal(400, "gardener?");
  if (seed.packets < 1) throw new Refusal(409, "none left");
  seed.packets--;
  const id = loans.push({ seedId: seed.id, gardener });
  loans[id - 1].id = id;
  res.set("Location", `/loans/${id}`).status(201).send(loans[id - 1]);
});
app.get("/loans/:id", (req, res) => {
  const loan = loans.find(({ id }) => `${id}` === req.params.id);
  if (!loan) throw new Refusal(404, "no such loan");
  res.send(loan);
});
app.use(() => {
  throw new Refusal(404, "nothing here");
});
app.use((error, req, res, next) => {
  const status = error.status ?? 500;
  res.status(status).send({ error: { status, message: error.message } });
});
app.listen(process.env.PORT);
