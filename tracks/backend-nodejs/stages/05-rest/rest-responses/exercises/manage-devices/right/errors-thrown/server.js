import express from "express";

class Problem extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }

  toJSON() {
    return { type: "about:blank", title: this.name, status: this.status, detail: this.message };
  }
}

class Device {
  constructor(id, fields) {
    this.id = id;
    this.name = fields.name;
    this.room = fields.room;
  }
}

const app = express();
const devices = [];
let nextId = 1;

function indexOf(req) {
  const index = devices.findIndex((device) => String(device.id) === req.params.id);
  if (index < 0) throw new Problem(404, "No device " + req.params.id);
  return index;
}

function check(fields, id) {
  if (!fields.name || typeof fields.name !== "string") throw new Problem(400, "name?");
  if (fields.room !== null && (typeof fields.room !== "string" || !fields.room)) throw new Problem(400, "room?");
  for (const other of devices) {
    if (other.id !== id && other.name === fields.name) throw new Problem(409, "taken");
  }
  return fields;
}

app.use(express.json());

app.get("/devices", function (req, res) {
  res.send({ items: devices });
});

app.post("/devices", function (req, res) {
  const body = req.body || {};
  const fields = check({ name: body.name, room: body.room === undefined ? null : body.room });
  devices.push(new Device(nextId++, fields));
  const device = devices[devices.length - 1];
  res.status(201).set("Location", `${req.protocol}://${req.get("host")}/devices/${device.id}`).send(device);
});

app.get("/devices/:id", function (req, res) {
  res.send(devices[indexOf(req)]);
});

app.patch("/devices/:id", function (req, res) {
  const index = indexOf(req);
  const { id, name, room } = devices[index];
  const fields = check({ name, room, ...req.body }, id);
  devices[index] = new Device(id, fields);
  res.send(devices[index]);
});

app.put("/devices/:id", function (req, res) {
  const index = indexOf(req);
  const { id } = devices[index];
  devices[index] = new Device(id, check({ room: null, ...req.body }, id));
  res.send(devices[index]);
});

app.delete("/devices/:id", function (req, res) {
  devices.splice(indexOf(req), 1);
  res.status(204).end();
});

app.use(function (error, req, res, next) {
  if (error instanceof Problem) res.status(error.status).type("application/problem+json").send(JSON.stringify(error));
  else next(error);
});

app.listen(process.env.PORT);
