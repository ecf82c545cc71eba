import express from "express";
import { startServices } from "./services.js";

// The addresses of films, bookings and reports, such as { films: "http://127.0.0.1:4711", … }
const addresses = await startServices();

const users = new Map([
  ["key-ines", "ines"],
  ["key-omar", "omar"],
  ["key-test", "test"],
  ["key-seen", "seen"],
  ["key-pair", "pair"],
  ["key-1", "no films"],
  ["key-2", "no bookings"],
  ["key-3", "late films"],
  ["key-4", "late bookings"],
  ["key-5", "odd bookings"],
]);

const app = express();

app.get("/films/top", async (req, res) => {
  const response = await fetch(`${addresses.films}/films/top`);
  res.json(await response.json());
});

app.listen(process.env.PORT);
