import express from "express";

const app = express();
const tickets = [];
let next = 0;
let serving = null;

const ofQueue = () => tickets.slice(next);

app.route("/tickets").post((_req, res) => {
  tickets.push(tickets.length + 1);
  res.status(201).json({ number: tickets.length });
}).get((_req, res) => {
  res.status(200).json({ waiting: ofQueue() });
}).delete((_req, res) => {
  next = tickets.length;
  res.status(204).send();
});

app.get("/desk", (_req, res) => res.json({ serving }));

app.post("/desk/next", (_req, res, pass) => {
  const [first] = ofQueue();
  if (!first) return pass(Object.assign(new Error("no one"), { status: 409 }));
  next++;
  serving = first;
  res.json({ serving });
});

app.use((_req, res) => {
  res.status(404).json({ error: "unknown" });
});

app.use((error, _req, res, _next) => {
  res.status(error.status ?? 500).json({ error: error.message });
});

app.listen(process.env.PORT);
