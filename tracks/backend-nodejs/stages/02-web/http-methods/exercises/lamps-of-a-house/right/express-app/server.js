import express from "express";

const lamps = {};
let made = 0;
const app = express();
app.use(express.json());

app.get("/lamps", (_req, res) => res.json(Object.values(lamps)));

app.post("/lamps", (req, res) => {
  made += 1;
  const id = `lamp-${Date.now()}-${made}`;
  lamps[id] = { ...req.body, id };
  res.status(201).json(lamps[id]);
});

app.put("/lamps/:id", (req, res) => {
  const { id } = req.params;
  const isNew = !(id in lamps);
  lamps[id] = { id, ...req.body };
  res.status(isNew ? 201 : 200).json(lamps[id]);
});

app.use("/lamps/:id", (req, res) => {
  const lamp = lamps[req.params.id];
  if (!lamp) return res.status(404).json({ error: "not found" });
  if (req.method === "DELETE") {
    delete lamps[lamp.id];
    return res.sendStatus(204);
  }
  if (req.method === "PATCH") Object.assign(lamp, req.body);
  res.json(lamp);
});

app.listen(process.env.PORT);
