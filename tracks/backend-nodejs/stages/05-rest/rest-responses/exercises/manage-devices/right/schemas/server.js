import express from "express";
import { z } from "zod";

const name = z.string().min(1);
const room = z.string().min(1).nullable();
const Whole = z.object({ name, room: room.default(null) });
const Part = z.object({ name: name.optional(), room: room.optional() });

const app = express();
const byId = new Map();
let count = 0;

const problem = (res, status, detail) => res.status(status).json({ status, title: "Problem", detail });

function read(schema) {
  return (req, res, next) => {
    const parsed = schema.safeParse(req.body);
    if (!parsed.success) return problem(res, 400, parsed.error.message);
    for (const device of byId.values()) {
      if (device.name === parsed.data.name && device !== req.device) return problem(res, 409, "name is taken");
    }
    req.fields = parsed.data;
    next();
  };
}

app.param("id", (req, res, next, id) => {
  req.device = byId.get(+id);
  if (req.device) next();
  else problem(res, 404, `no device ${id}`);
});

app.use(express.json());
app
  .route("/devices")
  .get((_req, res) => res.json({ items: Array.from(byId.values()) }))
  .post(read(Whole), (req, res) => {
    count += 1;
    byId.set(count, { id: count, ...req.fields });
    res.location(`/devices/${count}`).status(201).json(byId.get(count));
  });
app
  .route("/devices/:id")
  .get((req, res) => res.json(req.device))
  .patch(read(Part), (req, res) => res.json(Object.assign(req.device, req.fields)))
  .put(read(Whole), (req, res) => res.json(Object.assign(req.device, req.fields)))
  .delete((req, res) => {
    byId.delete(req.device.id);
    res.sendStatus(204);
  });

app.listen(process.env.PORT);
