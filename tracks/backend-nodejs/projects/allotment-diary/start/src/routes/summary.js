import { Router } from "express";
import { checkQuery } from "../lib/check.js";
import { Year } from "../lib/schemas.js";
import { sumByCrop } from "../stores/harvests.js";

/** How much of each crop was picked in a year, the heaviest first. */
export function summaryRouter(db) {
  const router = Router();

  router.get("/", checkQuery(Year), async (req, res) => {
    const { year } = req.asked;
    const crops = await sumByCrop(db, year);
    const grams = crops.reduce((sum, crop) => sum + crop.grams, 0);
    res.json({ year, grams, crops });
  });

  return router;
}
