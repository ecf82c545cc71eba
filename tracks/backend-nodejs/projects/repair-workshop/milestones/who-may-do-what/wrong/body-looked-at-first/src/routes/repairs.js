import { Router } from "express";
import { inTransaction } from "../db.js";
import { toId, toRange } from "../list.js";
import { fail, only } from "../middleware/answers.js";
import { bodyFits, queryFits } from "../middleware/fits.js";
import { needs, needsFor } from "../middleware/needs.js";
import { may, ownerFilter } from "../permissions.js";
import {
  claimRepair,
  countRepairs,
  findPeopleOfRepair,
  findRepair,
  finishRepair,
  giveRepairBack,
  listRepairs,
} from "../queries/repairs.js";
import { book, cancelBooking, findBooking } from "../queries/slots.js";
import { Booking, RepairEnd, RepairList } from "../schemas.js";

const mayWork = needs("repairs:work");
const mayChange = needsFor("things:change");

export function repairsRouter(db) {
  const router = Router();

  router
    .route("/")
    .get(queryFits(RepairList), async (req, res) => {
      const { status, ...page } = req.asked;
      const filter = { status, ownerId: ownerFilter(req.account) };
      const repairs = await listRepairs(db, { ...filter, ...toRange(page) });
      res.json({ repairs, total: await countRepairs(db, filter) });
    })
    .all(only("GET", "HEAD"));

  // Whose role may never do this is told so before the repair is looked for.
  router.use("/:id/claim", mayWork);

  router.use("/:id", async (req, res, next) => {
    const id = toId(req.params.id);
    req.repair = id === null ? undefined : await findRepair(db, id);
    Object.assign(req, req.repair && (await findPeopleOfRepair(db, id)));
    const isVisible = req.repair !== undefined && may(req.account, "things:see", req.ownerId);
    if (!isVisible) return fail(res, 404, "There is no such repair.");
    next();
  });

  router
    .route("/:id")
    .get((req, res) => res.json(req.repair))
    .patch(bodyFits(RepairEnd), mayWork, onlyOwnClaim, async (req, res) => {
      const repair = await finishRepair(db, req.repair.id, {
        status: req.body.status,
        volunteerId: req.volunteerId,
      });
      if (repair === undefined) return fail(res, 409, "Only a claimed repair can be finished.");
      res.json(repair);
    })
    .all(only("GET", "HEAD", "PATCH"));

  router
    .route("/:id/claim")
    .put(async (req, res) => {
      const repair = await claimRepair(db, req.repair.id, req.account);
      if (repair === undefined) return fail(res, 409, "The repair is not free.");
      res.json(repair);
    })
    .delete(onlyOwnClaim, async (req, res) => {
      const isWaiting = await giveRepairBack(db, req.repair.id, req.volunteerId);
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
    .put(mayChange, bodyFits(Booking), async (req, res) => {
      const booking = { repairId: req.repair.id, slotId: req.body.slotId };
      const result = await inTransaction(db, (client) => book(client, booking));
      if (result === "unknown slot")
        return fail(res, 400, "There is no such slot.", { errors: [UNKNOWN_SLOT] });
      if (result === "full") return fail(res, 409, "The slot has no free place.");
      res.json(booking);
    })
    .delete(mayChange, async (req, res) => {
      const wasBooked = await cancelBooking(db, req.repair.id);
      if (!wasBooked) return fail(res, 404, "The repair has no place yet.");
      res.status(204).end();
    })
    .all(only("GET", "HEAD", "PUT", "DELETE"));

  return router;
}

const UNKNOWN_SLOT = { pointer: "/slotId", detail: "There is no such slot." };

/** The claim of somebody else stays with them. */
function onlyOwnClaim(req, res, next) {
  const isMine = req.repair.status !== "claimed" || may(req.account, "repairs:work", req.volunteerId);
  return isMine ? next() : fail(res, 403, "Somebody else has claimed it.");
}
