import { STATUS_CODES } from "node:http";
import express from "express";
import { printLabel } from "./labels.js";

class Problem {
  constructor(status, detail, { type = "about:blank", title = STATUS_CODES[status], ...extensions } = {}) {
    const instance = `urn:uuid:${crypto.randomUUID()}`;
    Object.assign(this, { type, title, status, detail, instance }, extensions);
  }

  static unknownParcel(id) {
    return new Problem(404, `Parcel ${id} is not here.`, {
      type: "https://desk.example/problems/unknown-parcel",
      title: "Unknown parcel",
    });
  }
  static alreadyCollected({ id, collectedBy }) {
    return new Problem(409, `Parcel ${id} was handed to ${collectedBy}.`, {
      type: "https://desk.example/problems/already-collected",
      title: "Already collected",
      collectedBy,
    });
  }
  static invalidInput(errors) {
    return new Problem(400, `${errors.length} fields of the request are wrong: ${errors.map(({ pointer }) => pointer)}`, {
      type: "https://desk.example/problems/invalid-input",
      title: "Invalid input",
      errors,
    });
  }

  send(res) {
    res.set("content-type", "application/problem+json").status(this.status).end(JSON.stringify(this));
  }
}

const RULES = {
  name: (value) => typeof value === "string" && /\S/.test(value),
  grams: (value) => Number.isInteger(value) && value > 0,
  by: (value) => typeof value === "string" && /\S/.test(value),
};
const errorsOf = (body, fields) =>
  fields
    .filter((field) => !RULES[field](body?.[field]))
    .map((field) => ({ pointer: `/${field}`, detail: `The field ${field} is missing or wrong.` }));

const parcels = [];
const app = express();
app.use(express.json());

const withParcel = (handler) => (req, res) => {
  const parcel = parcels.find(({ id }) => id === req.params.id);
  return parcel ? handler(req, res, parcel) : Problem.unknownParcel(req.params.id).send(res);
};

app.post("/parcels", (req, res) => {
  const errors = errorsOf(req.body, ["name", "grams"]);
  if (errors.length > 0) return Problem.invalidInput(errors).send(res);
  const { name, grams } = req.body;
  const parcel = { id: String(parcels.length + 1), name, grams, collectedBy: null };
  parcels.push(parcel);
  res.status(201).location(`/parcels/${parcel.id}`).json(parcel);
});
app.get(
  "/parcels/:id",
  withParcel((req, res, parcel) => res.json(parcel)),
);
app.post(
  "/parcels/:id/collection",
  withParcel((req, res, parcel) => {
    if (parcel.collectedBy !== null) return Problem.alreadyCollected(parcel).send(res);
    const errors = errorsOf(req.body, ["by"]);
    if (errors.length > 0) return Problem.invalidInput(errors).send(res);
    parcel.collectedBy = req.body.by;
    res.json(parcel);
  }),
);
app.post(
  "/parcels/:id/label",
  withParcel(async (req, res, parcel) => {
    const label = await printLabel(parcel).catch(() => null);
    if (label === null) return new Problem(500, "Something failed on our side. Try again later.").send(res);
    res.json({ label });
  }),
);
app.use((req, res) => new Problem(404, `Nothing answers ${req.method} ${req.originalUrl}.`).send(res));

app.listen(process.env.PORT);
