import express, { Router } from "express";

class DeviceStore {
  #devices = [];
  #nextId = 1;

  list() {
    return this.#devices.toSorted((a, b) => a.id - b.id);
  }

  find(id) {
    return this.#devices.find((device) => device.id === id);
  }

  hasOther(name, id) {
    return this.#devices.some((device) => device.name === name && device.id !== id);
  }

  add(fields) {
    const id = this.#nextId;
    this.#nextId += 1;
    return this.save({ id, ...fields });
  }

  save(device) {
    this.remove(device.id);
    this.#devices.push(device);
    return device;
  }

  remove(id) {
    this.#devices = this.#devices.filter((device) => device.id !== id);
  }
}

const store = new DeviceStore();
const devices = Router();

function problem(res, status, detail) {
  res.status(status).type("application/problem+json").send(JSON.stringify({ status, detail }));
}

/** @returns name and room, or null after the problem was sent */
function readFields(req, res, { before, id }) {
  const name = req.body?.name === undefined ? before.name : req.body.name;
  const room = req.body?.room === undefined ? before.room : req.body.room;
  const isRoom = room === null || (typeof room === "string" && room.length > 0);
  if (typeof name !== "string" || name.length === 0 || !isRoom) {
    problem(res, 400, "name is a text, room is a text or null");
    return null;
  }
  if (store.hasOther(name, id)) {
    problem(res, 409, "this name is taken");
    return null;
  }
  return { name, room };
}

devices.get("/", (req, res) => res.json({ items: store.list() }));

devices.post("/", (req, res) => {
  const fields = readFields(req, res, { before: { room: null } });
  if (fields === null) return;
  const device = store.add(fields);
  res.location(`${req.baseUrl}/${device.id}`);
  res.status(201).json(device);
});

devices.use("/:id", (req, res, next) => {
  req.device = store.find(Number(req.params.id));
  if (req.device) next();
  else problem(res, 404, "there is no such device");
});

devices.get("/:id", (req, res) => res.json(req.device));

devices.patch("/:id", (req, res) => {
  const { id } = req.device;
  const fields = readFields(req, res, { before: req.device, id });
  if (fields !== null) res.json(store.save({ id, ...fields }));
});

devices.put("/:id", (req, res) => {
  const { id } = req.device;
  const fields = readFields(req, res, { before: { room: null }, id });
  if (fields !== null) res.json(store.save({ id, ...fields }));
});

devices.delete("/:id", (req, res) => {
  store.remove(req.device.id);
  res.status(204).end();
});

const app = express();
app.use(express.json());
app.use("/devices", devices);
app.listen(process.env.PORT);
