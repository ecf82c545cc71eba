import { Router } from "express";
import { only } from "../middleware/answers.js";
import { readReport, reportNames } from "../queries/reports.js";

export function reportsRouter(db) {
  const router = Router();
  for (const name of reportNames) {
    router
      .route(`/${name}`)
      .get(async (req, res) => res.json({ rows: await readReport(db, name) }))
      .all(only("GET", "HEAD"));
  }
  return router;
}
