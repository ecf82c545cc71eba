import { setTimeout as sleep } from "node:timers/promises";
import { Router } from "express";
import { fail, only } from "../middleware/answers.js";

const ANSWERS_WITHIN_MS = 700;

/** Whether the process lives. */
export function healthRouter() {
  const router = Router();
  router
    .route("/")
    .get((req, res) => res.json({ status: "ok" }))
    .all(only("GET", "HEAD"));
  return router;
}

/** Whether it can do its work. */
export function readyRouter(db) {
  const router = Router();
  router
    .route("/")
    .get(async (req, res) => {
      const isReady = await Promise.race([isUpToDate(db), sleep(ANSWERS_WITHIN_MS, false, { ref: false })]);
      if (!isReady) return fail(res, 503, "The service waits for its database.");
      res.json({ status: "ready" });
    })
    .all(only("GET", "HEAD"));
  return router;
}

/** False also when the database does not answer. */
async function isUpToDate(db) {
  try {
    await db.query("SELECT 1");
    return true;
  } catch {
    return false;
  }
}
