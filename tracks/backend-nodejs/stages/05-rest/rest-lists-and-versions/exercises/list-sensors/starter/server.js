import express from "express";
import { sensors } from "./sensors.js";

const app = express();

app.get("/v1/sensors", (req, res) => {
  res.json(sensors);
});

app.listen(process.env.PORT);
