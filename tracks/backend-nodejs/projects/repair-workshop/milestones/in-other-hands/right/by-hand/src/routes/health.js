import { Router } from "express";
import { fail, only } from "../middleware/answers.js";

export function healthRouter() {
  const health = Router();
  health.get("/", (req, res) => res.json({ status: "ok" }));
  health.all("/", only("GET", "HEAD"));
  return health;
}

export function readyRouter(db) {
  const ready = Router();
  ready.get("/", (req, res) => {
    const tooLate = setTimeout(() => no(), 800);
    const no = () => {
      clearTimeout(tooLate);
      if (!res.headersSent) fail(res, 503, "not ready");
    };
    db.query("SELECT 1 FROM sessions, bookings, things LIMIT 1").then(() => {
      clearTimeout(tooLate);
      if (!res.headersSent) res.json({ status: "ready" });
    }, no);
  });
  ready.all("/", only("GET", "HEAD"));
  return ready;
}
