const express = require("express");
const warehouse = require("./warehouse.js");

class Readiness {
  constructor() {
    this.pending = new Set(["warm-up"]);
    warehouse.warmUp().then(() => this.pending.delete("warm-up"));
  }

  check(done) {
    var finished = false;
    const finish = (isUp) => {
      if (finished) return;
      finished = true;
      clearTimeout(timer);
      done(isUp ? [...this.pending] : ["warehouse", ...this.pending]);
    };
    const timer = setTimeout(finish, 300, false);
    warehouse.ping().then(
      () => finish(true),
      () => finish(false),
    );
  }
}

const readiness = new Readiness();
const app = express();
app.use("/simulate", warehouse.simulate);
app.get("/healthz", (req, res) => res.status(200).send({ status: "ok", uptime: process.uptime() }));
app.get("/readyz", (req, res) => {
  readiness.check((waitingFor) => {
    if (waitingFor.length == 0) res.send({ status: "ready", waitingFor: [] });
    else res.status(503).send({ waitingFor: waitingFor, status: "not ready" });
  });
});
app.listen(process.env.PORT);
