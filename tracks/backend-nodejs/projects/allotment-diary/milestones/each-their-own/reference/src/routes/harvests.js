import { Router } from "express";
import { toId } from "../lib/check.js";
import { fail } from "../lib/errors.js";
import { findHarvest, removeHarvest } from "../stores/harvests.js";

export function harvestsRouter(db) {
  const router = Router();

  router.use("/:id", async (req, res, next) => {
    const id = toId(req.params.id);
    req.harvest = id === null ? undefined : await findHarvest(db, id, req.gardener.id);
    if (req.harvest === undefined) return fail(res, 404, "not-found", "There is no such harvest.");
    next();
  });

  router.get("/:id", (req, res) => {
    res.json(req.harvest);
  });

  router.delete("/:id", async (req, res) => {
    await removeHarvest(db, req.harvest.id);
    res.status(204).end();
  });

  return router;
}
