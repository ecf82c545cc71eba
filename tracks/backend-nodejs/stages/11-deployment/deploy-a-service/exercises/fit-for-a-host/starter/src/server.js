import express from "express";
import { freeTables } from "./tables.js";

const app = express();

app.get("/tables", (req, res) => {
  res.json(freeTables(Number(req.query.guests ?? 1)));
});

app.listen(3000, () => console.log("listening on 3000"));
