import { Router } from "express";
import { checkBody, toId } from "../lib/check.js";
import { fail, failFields } from "../lib/errors.js";
import { Owner } from "../lib/schemas.js";
import { isBed, listUnclaimed, setOwner } from "../stores/beds.js";
import { giveEntries } from "../stores/entries.js";
import { isGardener } from "../stores/gardeners.js";

/** The beds that are older than the accounts. */
export function unclaimedRouter(db) {
  const router = Router();

  router.get("/", async (req, res) => {
    res.json({ beds: await listUnclaimed(db) });
  });

  return router;
}

/** Says whose a bed is. It happens once for each bed. */
export function ownerRouter(db) {
  const router = Router({ mergeParams: true });

  router.put("/", checkBody(Owner), async (req, res) => {
    const { gardenerId } = req.body;
    const id = toId(req.params.id);
    if (id === null || !(await isBed(db, id))) return fail(res, 404, "not-found", "There is no such bed.");
    if (!(await isGardener(db, gardenerId))) return failFields(res, { gardenerId: "There is no such gardener." });
    const bed = await setOwner(db, id, gardenerId);
    if (bed === undefined) return fail(res, 409, "has-owner", "This bed has an owner.");
    res.json(bed);
  });

  return router;
}
