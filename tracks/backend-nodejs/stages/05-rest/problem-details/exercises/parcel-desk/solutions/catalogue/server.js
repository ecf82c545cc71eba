import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import express from "express";
import { printLabel } from "./labels.js";

const BASE = "https://desk.example/problems/";
const PROBLEMS = {
  "invalid-input": { status: 400, title: "Some fields are not valid" },
  "unknown-parcel": { status: 404, title: "There is no such parcel" },
  "already-collected": { status: 409, title: "The parcel was collected before" },
};

const app = express();
const parcels = new Map();

/** Every error leaves through here. `name` is a problem of the list, or a status that says everything. */
function sendProblem(res, name, detail, more = {}) {
  const { status, title } = PROBLEMS[name] ?? { status: name, title: STATUS_CODES[name] };
  const type = name in PROBLEMS ? BASE + name : "about:blank";
  const problem = { type, title, status, detail, instance: `urn:uuid:${randomUUID()}`, ...more };
  res.status(status).type("application/problem+json").send(JSON.stringify(problem));
}

const isFilled = (value) => typeof value === "string" && value.trim() !== "";

/** Sends the problem for wrong fields. `wrong` holds the reason by field; false when it is empty. */
function refuse(res, wrong) {
  const errors = Object.entries(wrong).map(([field, detail]) => ({ pointer: `/${field}`, detail }));
  if (errors.length === 0) return false;
  sendProblem(res, "invalid-input", `Please check: ${Object.keys(wrong).join(", ")}.`, { errors });
  return true;
}

function findParcel(req, res, next) {
  req.parcel = parcels.get(req.params.id);
  if (req.parcel) return next();
  sendProblem(res, "unknown-parcel", `There is no parcel ${req.params.id}.`);
}

app.post("/parcels", express.json(), (req, res) => {
  const { name, grams } = req.body ?? {};
  const wrong = {};
  if (!isFilled(name)) wrong.name = "A parcel needs a name.";
  if (!Number.isInteger(grams) || grams < 1) wrong.grams = "A weight is a whole number of grams.";
  if (refuse(res, wrong)) return;
  const id = String(parcels.size + 1);
  parcels.set(id, { id, name, grams, collectedBy: null });
  res.status(201).location(`/parcels/${id}`).json(parcels.get(id));
});

app.get("/parcels/:id", findParcel, (req, res) => {
  res.json(req.parcel);
});

app.post("/parcels/:id/collection", express.json(), findParcel, (req, res) => {
  const { parcel } = req;
  const { collectedBy } = parcel;
  if (collectedBy !== null)
    return sendProblem(res, "already-collected", `Parcel ${parcel.id} was collected by ${collectedBy}.`, { collectedBy });
  const { by } = req.body ?? {};
  if (!isFilled(by) && refuse(res, { by: "Who collects it?" })) return;
  parcel.collectedBy = by;
  res.json(parcel);
});

app.post("/parcels/:id/label", findParcel, async (req, res) => {
  try {
    res.json({ label: await printLabel(req.parcel) });
  } catch (error) {
    console.error("label not printed", error);
    sendProblem(res, 500, "The label could not be printed.");
  }
});

app.use((req, res) => {
  sendProblem(res, 404, `There is no ${req.method} ${req.path}.`);
});

app.listen(process.env.PORT);
