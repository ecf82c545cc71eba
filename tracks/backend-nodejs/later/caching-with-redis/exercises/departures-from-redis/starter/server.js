import express from "express";
import { loadDepartures, saveDelay } from "./departures.js";

const app = express();
app.use(express.json());

app.get("/stops/:stop/departures", async (req, res) => {
  const departures = await loadDepartures(req.params.stop);
  if (departures === null) return res.status(404).json({ error: "There is no such stop." });
  res.json(departures);
});

app.put("/stops/:stop/delay", async (req, res) => {
  await saveDelay(req.params.stop, req.body.minutes);
  res.sendStatus(204);
});

app.use((error, req, res, next) => {
  console.error(error.message);
  res.status(503).json({ error: "Please try again later." });
});

app.listen(process.env.PORT ?? 3000);
