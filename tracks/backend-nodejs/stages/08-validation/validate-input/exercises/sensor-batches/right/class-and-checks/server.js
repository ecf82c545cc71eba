import express from "express";

class Store {
  #readings = [];

  add(sensor, readings) {
    for (const { at, celsius } of readings) this.#readings.push({ celsius, at, sensor });
  }

  find(sensor, limit) {
    const found = [];
    for (const reading of this.#readings) {
      if (sensor && reading.sensor !== sensor) continue;
      found.push(reading);
      if (found.length === limit) break;
    }
    return found;
  }
}

function check(batch) {
  const faults = [];
  const need = (isGood, field, message) => {
    if (!isGood) faults.push({ field, message });
  };
  need(typeof batch.sensor === "string" && /^[-a-z\d]{1,20}$/.test(batch.sensor), "sensor", "not a name");
  const isList = Array.isArray(batch.readings);
  need(isList && batch.readings.length > 0 && batch.readings.length < 51, "readings", "1 to 50, please");
  if (faults.some(({ field }) => field === "readings")) return faults;
  batch.readings.forEach((reading, index) => {
    const { at, celsius } = Object(reading);
    const isTime = typeof at === "string" && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(at);
    need(isTime && !Number.isNaN(Date.parse(at)), `readings.${index}.at`, "when?");
    need(Number.isFinite(celsius) && Math.abs(celsius) <= 60, `readings.${index}.celsius`, "how warm?");
  });
  return faults;
}

const store = new Store();
const server = express();
server.use(express.json());

server.route("/batches").post((req, res) => {
  const faults = check(Object(req.body));
  if (faults.length > 0) {
    res
      .status(400)
      .type("application/problem+json")
      .send(JSON.stringify({ title: "Oh", status: 400, faults }));
    return;
  }
  store.add(req.body.sensor, req.body.readings);
  res.status(201).send({ stored: req.body.readings.length });
});

server.get("/readings", (req, res) => {
  const { sensor, limit = "20" } = req.query;
  if (!/^([1-9]\d?|100)$/.test(limit)) return res.sendStatus(400);
  res.send({ items: store.find(sensor, Number(limit)) });
});

server.listen(process.env.PORT);
