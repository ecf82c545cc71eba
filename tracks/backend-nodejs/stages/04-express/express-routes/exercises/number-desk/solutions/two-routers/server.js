import express, { Router } from "express";

const queue = { last: 0, waiting: [], serving: null };

const tickets = Router();

tickets
  .route("/")
  .get((req, res) => res.json({ waiting: queue.waiting }))
  .post((req, res) => {
    queue.last += 1;
    queue.waiting.push(queue.last);
    res.status(201).json({ number: queue.last });
  })
  .delete((req, res) => {
    queue.waiting.length = 0;
    res.status(204).end();
  });

const desk = Router();

desk.get("/", (req, res) => res.json({ serving: queue.serving }));
desk.post("/next", (req, res) => {
  const [first, ...others] = queue.waiting;
  if (first === undefined) {
    res.status(409).json({ error: "The queue is empty." });
  } else {
    Object.assign(queue, { serving: first, waiting: others });
    res.json({ serving: first });
  }
});

const app = express();
app.use("/tickets", tickets);
app.use("/desk", desk);
app.listen(process.env.PORT);
