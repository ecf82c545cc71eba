import express from "express";

const app = express();
app.use(express.json());

const devices = new Map();
let lastId = 0;

const isText = (value) => typeof value === "string" && value !== "";
const isRoom = (value) => value === null || isText(value);
const isTaken = (name, ownId) => [...devices.values()].some((one) => one.name === name && one.id !== ownId);

function fail(res, status, detail) {
  res.status(status).json({ detail });
}

app.get("/devices", (req, res) => {
  res.json({ items: [...devices.values()] });
});

app.post("/devices", (req, res) => {
  const { name, room = null } = req.body ?? {};
  if (!isText(name) || !isRoom(room))
    return fail(res, 400, "A device needs a name, and a room that is text or null.");
  if (isTaken(name)) return fail(res, 409, `There is a device called ${name}.`);
  lastId += 1;
  const device = { id: lastId, name, room };
  devices.set(device.id, device);
  res.status(201).location(`/devices/${device.id}`).json(device);
});

app.get("/devices/:id", (req, res) => {
  const device = devices.get(Number(req.params.id));
  if (device === undefined) return fail(res, 404, `There is no device ${req.params.id}.`);
  res.json(device);
});

app.patch("/devices/:id", (req, res) => {
  const device = devices.get(Number(req.params.id));
  if (device === undefined) return fail(res, 404, `There is no device ${req.params.id}.`);
  const { name = device.name, room = device.room } = req.body ?? {};
  if (!isText(name) || !isRoom(room)) return fail(res, 400, "The name or the room makes no sense.");
  if (isTaken(name, device.id)) return fail(res, 409, `There is a device called ${name}.`);
  devices.set(device.id, { id: device.id, name, room });
  res.json(devices.get(device.id));
});

app.put("/devices/:id", (req, res) => {
  const id = Number(req.params.id);
  if (!devices.has(id)) return fail(res, 404, `There is no device ${req.params.id}.`);
  const { name, room = null } = req.body ?? {};
  if (!isText(name) || !isRoom(room))
    return fail(res, 400, "A device needs a name, and a room that is text or null.");
  if (isTaken(name, id)) return fail(res, 409, `There is a device called ${name}.`);
  devices.set(id, { id, name, room });
  res.json(devices.get(id));
});

app.delete("/devices/:id", (req, res) => {
  if (!devices.delete(Number(req.params.id))) return fail(res, 404, `There is no device ${req.params.id}.`);
  res.sendStatus(204);
});

app.listen(process.env.PORT);
