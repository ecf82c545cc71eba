import { Router } from "express";
import { isText } from "../checks.js";
import { inTransaction } from "../db.js";
import { readPage, toId } from "../list.js";
import { fail, only } from "../middleware/answers.js";
import { jsonBody } from "../middleware/json-body.js";
import {
  claimRepair,
  countRepairs,
  findRepair,
  finishRepair,
  giveRepairBack,
  listRepairs,
} from "../queries/repairs.js";
import { book, cancelBooking, findBooking } from "../queries/slots.js";

const STATUSES = ["waiting", "claimed", "done", "beyond-repair"];
const FINISHED = ["done", "beyond-repair"];

export function repairsRouter(db) {
  const router = Router();

  router
    .route("/")
    .get(async (req, res) => {
      const { status } = req.query;
      const page = readPage(req.query);
      const isFit = status === undefined || STATUSES.includes(status);
      if (page === null || !isFit) return fail(res, 400, "The query makes no sense.");
      const repairs = await listRepairs(db, { status, ...page });
      res.json({ repairs, total: await countRepairs(db, { status }) });
    })
    .all(only("GET", "HEAD"));

  router.use("/:id", async (req, res, next) => {
    const id = toId(req.params.id);
    req.repair = id === null ? undefined : await findRepair(db, id);
    if (req.repair === undefined) return fail(res, 404, "There is no such repair.");
    next();
  });

  router
    .route("/:id")
    .get((req, res) => res.json(req.repair))
    .patch(jsonBody, async (req, res) => {
      const status = req.body?.status;
      if (!FINISHED.includes(status))
        return fail(res, 400, `The status can become ${FINISHED.join(" or ")}.`);
      const repair = await finishRepair(db, req.repair.id, status);
      if (repair === undefined) return fail(res, 409, "Only a claimed repair can be finished.");
      res.json(repair);
    })
    .all(only("GET", "HEAD", "PATCH"));

  router
    .route("/:id/claim")
    .put(jsonBody, async (req, res) => {
      const volunteer = req.body?.volunteer;
      if (!isText(volunteer)) return fail(res, 400, "Who claims it?");
      const repair = await claimRepair(db, req.repair.id, volunteer);
      if (repair === undefined) return fail(res, 409, "The repair is not free.");
      res.json(repair);
    })
    .delete(async (req, res) => {
      const isWaiting = await giveRepairBack(db, req.repair.id);
      if (!isWaiting) return fail(res, 409, "The repair is finished.");
      res.status(204).end();
    })
    .all(only("PUT", "DELETE"));

  router
    .route("/:id/booking")
    .get(async (req, res) => {
      const booking = await findBooking(db, req.repair.id);
      if (booking === undefined) return fail(res, 404, "The repair has no place yet.");
      res.json(booking);
    })
    .put(jsonBody, async (req, res) => {
      const slotId = Number.isInteger(req.body?.slotId) ? toId(`${req.body.slotId}`) : null;
      if (slotId === null) return fail(res, 400, "slotId is the id of a slot.");
      const booking = { repairId: req.repair.id, slotId };
      const result = await book(db, booking);
      if (result === "unknown slot") return fail(res, 400, "There is no such slot.");
      if (result === "full") return fail(res, 409, "The slot has no free place.");
      res.json(booking);
    })
    .delete(async (req, res) => {
      const wasBooked = await cancelBooking(db, req.repair.id);
      if (!wasBooked) return fail(res, 404, "The repair has no place yet.");
      res.status(204).end();
    })
    .all(only("GET", "HEAD", "PUT", "DELETE"));

  return router;
}
