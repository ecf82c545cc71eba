import express from "express";
import { loadTour, loadWeather } from "./harbour.js";

const app = express();
app.use(express.json());

app.get("/tours/:id", async (req, res) => {
  const id = Number(req.params.id);
  const tour = await loadTour(id);
  const weather = await loadWeather(id);
  res.json({ ...tour, weather });
});

app.listen(process.env.PORT);
