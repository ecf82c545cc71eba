import { join } from "node:path";
import express from "express";

const app = express();

app.get("/visitors", (req, res) => {
  res.json({ visitors: 0 });
});

app.all("/staff/{*rest}", (req, res, next) => {
  if (req.headers["x-staff-key"] === "green door") return next();
  res.status(401).end();
});

app.get("/staff/:name", (req, res, next) => {
  const options = { root: join(import.meta.dirname, "staff"), cacheControl: false, headers: { "cache-control": "no-store" } };
  res.sendFile(req.params.name, options, (error) => {
    if (error) res.removeHeader("cache-control"), res.sendStatus(404);
  });
});

app.get("/assets/:name", (req, res) => {
  const options = { root: join(import.meta.dirname, "assets"), maxAge: 31536000000, immutable: true };
  res.sendFile(req.params.name, options, (error) => {
    if (error) res.sendStatus(404);
  });
});

app.get(["/", "/:name"], (req, res) => {
  const options = { root: join(import.meta.dirname, "public"), maxAge: 0 };
  res.sendFile(req.params.name ?? "index.html", options, (error) => {
    if (error) res.sendStatus(404);
  });
});

app.listen(process.env.PORT);
