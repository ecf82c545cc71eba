import { Router } from "express";
import { only } from "../middleware/only.js";
import { hours } from "../workshop.js";

export function hoursRouter() {
  const router = Router();
  router
    .route("/")
    .get((req, res) => res.json(hours))
    .all(only("GET", "HEAD"));
  return router;
}
