import { Router } from "express";
import { objectFault, slotFault } from "../checks.js";
import { isDuplicate } from "../db.js";
import { toId } from "../list.js";
import { fail, only } from "../middleware/answers.js";
import { jsonBody } from "../middleware/json-body.js";
import { addSlot, findSlot, listSlots } from "../queries/slots.js";

export function slotsRouter(db) {
  const router = Router();

  router
    .route("/")
    .get(async (req, res) => res.json({ slots: await listSlots(db) }))
    .post(jsonBody, async (req, res) => {
      const fault = objectFault(req.body) ?? slotFault(req.body);
      if (fault !== null) return fail(res, 400, fault);
      try {
        const slot = await addSlot(db, req.body);
        res.status(201).location(`${req.apiBase}/slots/${slot.id}`).json(slot);
      } catch (error) {
        throw error;
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
