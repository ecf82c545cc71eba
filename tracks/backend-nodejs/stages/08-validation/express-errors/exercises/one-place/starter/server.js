import express from "express";
import { addRepair, finishRepair, loadRepair } from "./repairs.js";

const app = express();
app.use(express.json());

app.post("/repairs", async (req, res) => {
  res.status(201).json(await addRepair(req.body.item));
});

app.get("/repairs/:id", async (req, res) => {
  res.json(await loadRepair(Number(req.params.id)));
});

app.post("/repairs/:id/finish", async (req, res) => {
  res.json(await finishRepair(Number(req.params.id)));
});

app.listen(process.env.PORT);
