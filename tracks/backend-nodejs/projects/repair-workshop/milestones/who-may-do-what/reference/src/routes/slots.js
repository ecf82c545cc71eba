import { Router } from "express";
import { isDuplicate } from "../db.js";
import { toId } from "../list.js";
import { fail, only } from "../middleware/answers.js";
import { bodyFits } from "../middleware/fits.js";
import { needs } from "../middleware/needs.js";
import { needsLogin } from "../middleware/session.js";
import { addSlot, findSlot, listSlots } from "../queries/slots.js";
import { Slot } from "../schemas.js";

export function slotsRouter(db) {
  const router = Router();

  router
    .route("/")
    .get(async (req, res) => res.json({ slots: await listSlots(db) }))
    .post(needsLogin(db), needs("slots:open"), bodyFits(Slot), async (req, res) => {
      try {
        const slot = await addSlot(db, req.body);
        res.status(201).location(`${req.apiBase}/slots/${slot.id}`).json(slot);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        fail(res, 409, "There is a slot for this time.");
      }
    })
    .all(only("GET", "HEAD", "POST"));

  router
    .route("/:id")
    .get(async (req, res) => {
      const id = toId(req.params.id);
      const slot = id === null ? undefined : await findSlot(db, id);
      if (slot === undefined) return fail(res, 404, "There is no such slot.");
      res.json(slot);
    })
    .all(only("GET", "HEAD"));

  return router;
}
