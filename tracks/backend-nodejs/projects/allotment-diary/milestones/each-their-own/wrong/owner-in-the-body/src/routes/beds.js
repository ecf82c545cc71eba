import { Router } from "express";
import { isReference } from "../db/client.js";
import { checkBody, checkQuery, toId } from "../lib/check.js";
import { fail } from "../lib/errors.js";
import { Bed, BedChange, Planting, PlantingList } from "../lib/schemas.js";
import { addBed, changeBed, findBed, listBeds, removeBed } from "../stores/beds.js";
import { addPlanting, listPlantings } from "../stores/plantings.js";

export function bedsRouter(db) {
  const router = Router();

  router.get("/", async (req, res) => {
    res.json({ beds: await listBeds(db, req.gardener.id) });
  });

  router.post("/", checkBody(Bed.loose()), async (req, res) => {
    const bed = await addBed(db, req.body, req.body.ownerId ?? req.gardener.id);
    res.status(201).location(`/beds/${bed.id}`).json(bed);
  });

  /** Everything below a bed needs the bed. */
  router.use("/:id", async (req, res, next) => {
    const id = toId(req.params.id);
    req.bed = id === null ? undefined : await findBed(db, id, req.gardener.id);
    if (req.bed === undefined) return fail(res, 404, "not-found", "There is no such bed.");
    next();
  });

  router.get("/:id", (req, res) => {
    res.json(req.bed);
  });

  router.patch("/:id", checkBody(BedChange), async (req, res) => {
    res.json(await changeBed(db, req.bed.id, { ...req.bed, ...req.body }));
  });

  router.delete("/:id", async (req, res) => {
    try {
      await removeBed(db, req.bed.id);
    } catch (error) {
      if (!isReference(error)) throw error;
      return fail(res, 409, "in-use", "Something was planted in this bed, and we keep its history.");
    }
    res.status(204).end();
  });

  router.get("/:id/plantings", checkQuery(PlantingList), async (req, res) => {
    res.json({ plantings: await listPlantings(db, req.bed.id, req.asked) });
  });

  router.post("/:id/plantings", checkBody(Planting), async (req, res) => {
    const planting = await addPlanting(db, req.bed.id, req.body);
    res.status(201).location(`/plantings/${planting.id}`).json(planting);
  });

  return router;
}
