import { Router } from "express";
import { checkBody, toId } from "../lib/check.js";
import { fail, failFields } from "../lib/errors.js";
import { Harvest, PlantingChange } from "../lib/schemas.js";
import { addHarvest, listHarvests } from "../stores/harvests.js";
import { findPlanting, setRemoved } from "../stores/plantings.js";

export function plantingsRouter(db) {
  const router = Router();

  router.use("/:id", async (req, res, next) => {
    const id = toId(req.params.id);
    req.planting = id === null ? undefined : await findPlanting(db, id, req.gardener.id);
    if (req.planting === undefined) return fail(res, 404, "not-found", "There is no such planting.");
    next();
  });

  router.get("/:id", (req, res) => {
    res.json(req.planting);
  });

  /** Notes on which day the plants were taken out; null when that was a mistake. */
  router.patch("/:id", checkBody(PlantingChange), async (req, res) => {
    const { removedOn } = req.body;
    const isTooEarly = removedOn !== null && removedOn < req.planting.sownOn;
    if (isTooEarly) return failFields(res, { removedOn: "It was not sown yet." });
    res.json(await setRemoved(db, req.planting.id, removedOn));
  });

  router.get("/:id/harvests", async (req, res) => {
    res.json({ harvests: await listHarvests(db, req.planting.id) });
  });

  router.post("/:id/harvests", checkBody(Harvest), async (req, res) => {
    if (req.body.pickedOn < req.planting.sownOn) return failFields(res, { pickedOn: "It was not sown yet." });
    const harvest = await addHarvest(db, req.planting.id, req.body);
    res.status(201).location(`/harvests/${harvest.id}`).json(harvest);
  });

  return router;
}
