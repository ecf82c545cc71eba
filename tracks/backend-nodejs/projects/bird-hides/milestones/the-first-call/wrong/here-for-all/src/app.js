import express from "express";
import { nameOf } from "./watchers.js";

export function createApp(live) {
  const app = express();
  app.disable("x-powered-by");

  app.get("/here", (req, res) => {
    res.json({ names: live.names() });
  });

  app.use((req, res) => fail(res, 404, "There is nothing at this address."));
  return app;
}

function fail(res, status, message) {
  res.status(status).json({ message });
}
