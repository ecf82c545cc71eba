import express from "express";
import { hides, mayKnow, nameOf } from "./watchers.js";

export function createApp({ live, calls }) {
  const app = express();
  app.disable("x-powered-by");

  app.use(["/here", "/hides"], (req, res, next) => {
    req.name = nameOf(req.headers.cookie);
    if (req.name === undefined) return fail(res, 401, "This is for our watchers.");
    next();
  });

  app.get("/here", (req, res) => res.json({ names: live.names() }));

  app.get("/hides/:hide/calls", async (req, res) => {
    const { hide } = req.params;
    const { before } = req.query;
    if (!mayKnow(req.name, hide)) return fail(res, 403, "This hide is a secret.");
    if (before !== undefined && !/^[1-9]\d{0,14}$/.test(before)) return fail(res, 400, "before is the id of a call.");
    res.json({ calls: await calls.last(hide, before) });
  });

  app.use((req, res) => fail(res, 404, "There is nothing at this address."));
  app.use((error, req, res, next) => {
    console.error(error);
    if (res.headersSent) return next(error);
    fail(res, 500, "This did not work.");
  });
  return app;
}

function fail(res, status, message) {
  res.status(status).json({ message });
}
