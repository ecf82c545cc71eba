const express = require("express");
const crypto = require("node:crypto");
const { printLabel } = require("./labels.js");

const app = express();
const parcels = {};
let count = 0;

function problem(res, status, name, title, detail, more) {
  const body = {
    type: name === null ? "about:blank" : "https://desk.example/problems/" + name,
    title: title,
    status: status,
    detail: detail,
    instance: "urn:uuid:" + crypto.randomUUID(),
  };
  for (const key in more) body[key] = more[key];
  res.status(status).setHeader("Content-Type", "application/problem+json; charset=utf-8");
  res.json(body);
}
const invalid = (res, errors) =>
  problem(res, 400, "invalid-input", "Invalid", "Wrong: " + errors.map((e) => e.pointer).join(" "), { errors });
const unknown = (res, id) => problem(res, 404, "unknown-parcel", "Unknown", `No parcel has the number ${id}.`);

app.post("/parcels", express.json(), (req, res) => {
  const body = req.body || {};
  const errors = [];
  if (typeof body.name !== "string" || !body.name.trim()) errors.push({ pointer: "/name", detail: "missing" });
  if (!Number.isInteger(body.grams) || body.grams <= 0) errors.push({ pointer: "/grams", detail: "not a weight" });
  if (errors.length) return invalid(res, errors);
  count++;
  parcels["p" + count] = { id: String(count), name: body.name, grams: body.grams, collectedBy: null };
  res.status(201).set("Location", "/parcels/" + count).json(parcels["p" + count]);
});
app.get("/parcels/:id", (req, res) => {
  const parcel = parcels["p" + req.params.id];
  if (!parcel) return unknown(res, req.params.id);
  res.json(parcel);
});
app.post("/parcels/:id/collection", express.json(), (req, res) => {
  const parcel = parcels["p" + req.params.id];
  if (!parcel) return unknown(res, req.params.id);
  if (parcel.collectedBy) {
    const detail = `Parcel ${parcel.id} is with ${parcel.collectedBy}.`;
    return problem(res, 409, "already-collected", "Collected", detail, { collectedBy: parcel.collectedBy });
  }
  const by = req.body && req.body.by;
  if (typeof by !== "string" || !by.trim()) return invalid(res, [{ pointer: "/by", detail: "missing" }]);
  parcel.collectedBy = by;
  res.json(parcel);
});
app.post("/parcels/:id/label", (req, res) => {
  const parcel = parcels["p" + req.params.id];
  if (!parcel) return unknown(res, req.params.id);
  printLabel(parcel).then(
    (label) => res.json({ label }),
    () => problem(res, 500, null, "Internal Server Error", "Sorry, there is no label."),
  );
});
app.use((req, res) => problem(res, 404, null, "Not Found", `There is no ${req.path} here.`));
app.listen(process.env.PORT);
