import { Router } from "express";
import { crops, findCrop } from "../lib/crops.js";
import { fail } from "../lib/errors.js";

/** The crops are the same for everybody, and they change only with a new version of the diary. */
export function cropsRouter() {
  const router = Router();

  router.get("/", (req, res) => {
    res.json({ crops });
  });

  router.get("/:crop", (req, res) => {
    const crop = findCrop(req.params.crop);
    if (crop === undefined) return fail(res, 404, "not-found", "We do not grow this.");
    res.json(crop);
  });

  return router;
}
