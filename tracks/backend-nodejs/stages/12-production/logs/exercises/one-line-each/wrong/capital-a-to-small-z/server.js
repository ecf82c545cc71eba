import { randomUUID } from "node:crypto";
import express from "express";
import { findOrder } from "./orders.js";

const log = (level, msg, fields) =>
  console.log(JSON.stringify({ level, time: new Date().toISOString(), msg, ...fields }));

const app = express();

app.use((req, res, next) => {
  const started = performance.now();
  const brought = req.get("x-request-id") ?? "";
  req.id = /^[A-z0-9-]{1,64}$/.test(brought) ? brought : randomUUID();
  res.set("X-Request-Id", req.id);
  res.on("finish", () => {
    log(res.statusCode >= 500 ? "error" : "info", "answered", {
      requestId: req.id,
      method: req.method,
      path: req.path,
      status: res.statusCode,
      durationMs: performance.now() - started,
    });
  });
  next();
});
app.use(express.json());

app.post("/login", (req, res) => {
  const isRight = req.body.password === "sunday bicycle";
  res.sendStatus(isRight ? 204 : 401);
});

app.get("/orders/:id", async (req, res) => {
  const order = await findOrder(req.params.id);
  if (!order) return res.status(404).json({ error: "no such order" });
  res.json(order);
});

app.use((error, req, res, next) => {
  log("error", "failed", { requestId: req.id, error: error.message, stack: error.stack });
  res.status(500).json({ error: "something went wrong" });
});

app.listen(process.env.PORT);
