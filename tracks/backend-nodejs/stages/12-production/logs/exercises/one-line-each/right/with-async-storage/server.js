const { AsyncLocalStorage } = require("async_hooks");
const express = require("express");
const morgan = require("morgan");
const { findOrder } = require("./orders.js");

const ids = new AsyncLocalStorage();
let last = 0;

class RequestIds {
  static next(req) {
    var brought = req.get("X-Request-ID") || "";
    var sound = brought.length >= 1 && brought.length <= 64 && !/[^A-Za-z0-9_-]/.test(brought);
    return sound ? brought : "r" + process.pid + "-" + Date.now() + "-" + ++last;
  }
}

const app = express();
app.use((req, res, next) => {
  req.requestId = RequestIds.next(req);
  res.setHeader("X-Request-Id", req.requestId);
  ids.run(req.requestId, next);
});
app.use(
  morgan(function (tokens, req, res) {
    return JSON.stringify({
      requestId: req.requestId,
      time: tokens.date(req, res, "iso"),
      msg: "answered",
      level: res.statusCode < 500 ? "info" : "error",
      method: tokens.method(req, res),
      path: tokens.url(req, res).replace(/\?.*$/, ""),
      status: Number(tokens.status(req, res)),
      durationMs: Number(tokens["total-time"](req, res)),
    });
  }),
);
app.post("/login", express.json(), (req, res) => {
  res.sendStatus(req.body.password === "sunday bicycle" ? 204 : 401);
});
app.get("/orders/:id", (req, res, next) => {
  findOrder(req.params.id)
    .then((order) => (order ? res.json(order) : res.status(404).json({ error: "no such order" })))
    .catch(next);
});
app.use((error, req, res, next) => {
  const { message, stack } = error;
  const line = { level: "error", time: new Date(), msg: "failed", requestId: ids.getStore() || req.requestId };
  process.stdout.write(JSON.stringify(Object.assign(line, { error: message, stack: stack })) + "\n");
  res.status(500).json({ error: "something went wrong" });
});
app.listen(process.env.PORT);
