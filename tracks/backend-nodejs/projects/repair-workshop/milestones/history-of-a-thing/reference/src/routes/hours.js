import { Router } from "express";
import { only } from "../middleware/answers.js";
import { hours } from "../workshop.js";

export function hoursRouter() {
  const router = Router();
  router
    .route("/")
    .get((req, res) => res.json(hours))
    .all(only("GET", "HEAD"));
  return router;
}
