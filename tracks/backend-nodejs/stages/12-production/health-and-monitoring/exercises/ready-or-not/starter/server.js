import express from "express";
import { ping, simulate, warmUp } from "./warehouse.js";

const app = express();
app.use("/simulate", simulate);

app.get("/healthz", (req, res) => {
  res.sendStatus(200);
});

app.listen(process.env.PORT);
