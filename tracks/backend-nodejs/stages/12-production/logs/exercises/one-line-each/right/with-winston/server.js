import { randomUUID } from "node:crypto";
import express from "express";
import winston from "winston";
import { findOrder } from "./orders.js";

const logger = winston.createLogger({
  format: winston.format.combine(winston.format.printf(({ message, level, ...rest }) =>
    JSON.stringify({ level, time: new Date().toISOString(), msg: message, ...rest }))),
  transports: [new winston.transports.Console()],
});

const app = express();
app.use((req, res, next) => {
  const start = process.hrtime.bigint();
  const given = req.headers["x-request-id"];
  res.locals.id = given !== undefined && /^[a-z0-9_-]{1,64}$/i.test(given) ? given : randomUUID();
  res.append("x-request-id", res.locals.id);
  const end = res.end;
  res.end = function (...args) {
    const durationMs = Number(process.hrtime.bigint() - start) / 1e6;
    const [path] = req.originalUrl.split("?");
    const level = res.statusCode > 499 ? "error" : "info";
    logger.log(level, "answered", { requestId: res.locals.id, method: req.method, path, status: res.statusCode, durationMs });
    return end.apply(this, args);
  };
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
  logger.error("failed", { requestId: res.locals.id, error: error.message, stack: error.stack });
  res.status(500).json({ error: "something went wrong" });
});
app.listen(process.env.PORT);
