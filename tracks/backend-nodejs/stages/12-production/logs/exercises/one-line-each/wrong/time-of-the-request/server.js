import { randomUUID } from "node:crypto";
import express from "express";
import { findOrder } from "./orders.js";

const app = express();

app.use((req, res, next) => {
  const started = new Date();
  const brought = req.get("x-request-id") ?? "";
  req.id = /^[A-Za-z0-9_-]{1,64}$/.test(brought) ? brought : randomUUID();
  req.log = (level, msg, fields) =>
    console.log(JSON.stringify({ level, time: started.toISOString(), msg, requestId: req.id, ...fields }));
  res.set("X-Request-Id", req.id);
  res.on("finish", () => {
    req.log(res.statusCode >= 500 ? "error" : "info", "answered", {
      method: req.method,
      path: req.path,
      status: res.statusCode,
      durationMs: Date.now() - started,
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
  req.log("error", "failed", { error: error.message, stack: error.stack });
  res.status(500).json({ error: "something went wrong" });
});

app.listen(process.env.PORT);
