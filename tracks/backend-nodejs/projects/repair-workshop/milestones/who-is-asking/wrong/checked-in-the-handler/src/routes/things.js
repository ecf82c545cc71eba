import { Router } from "express";
import { isDuplicate, isReference } from "../db.js";
import { toId, toOrder, toRange } from "../list.js";
import { fail, only } from "../middleware/answers.js";
import { bodyFits, queryFits } from "../middleware/fits.js";
import { needsLogin } from "../middleware/session.js";
import { addRepair, listRepairsOfThing } from "../queries/repairs.js";
import { addThing, changeThing, countThings, deleteThing, findThing, listThings } from "../queries/things.js";
import { Repair, Thing, ThingChange, ThingList } from "../schemas.js";

const SORTS = { id: "id", name: "name", createdAt: "created_at" };

export function thingsRouter(db) {
  const router = Router();

  router
    .route("/")
    .get(queryFits(ThingList), needsLogin(db), async (req, res) => {
      const { sort, category, search, ...page } = req.asked;
      const filter = { category, search };
      const things = await listThings(db, { ...filter, ...toRange(page), order: toOrder(sort, SORTS) });
      res.json({ things, total: await countThings(db, filter) });
    })
    .post(bodyFits(Thing), needsLogin(db), async (req, res) => {
      const thing = await addThing(db, { ...req.body, ownerId: req.account.id });
      res.status(201).location(`${req.apiBase}/things/${thing.id}`).json(thing);
    })
    .all(only("GET", "HEAD", "POST"));

  router.use("/:id", needsLogin(db), async (req, res, next) => {
    const id = toId(req.params.id);
    req.thing = id === null ? undefined : await findThing(db, id);
    if (req.thing === undefined) return fail(res, 404, "The book does not have this.");
    next();
  });

  router
    .route("/:id")
    .get((req, res) => res.json(req.thing))
    .patch(bodyFits(ThingChange), async (req, res) => {
      res.json(await changeThing(db, req.thing.id, req.body));
    })
    .delete(async (req, res) => {
      try {
        await deleteThing(db, req.thing.id);
      } catch (error) {
        if (!isReference(error)) throw error;
        return fail(res, 409, "It was repaired here, and we keep its history.");
      }
      res.status(204).end();
    })
    .all(only("GET", "HEAD", "PATCH", "DELETE"));

  router
    .route("/:id/repairs")
    .get(async (req, res) => res.json({ repairs: await listRepairsOfThing(db, req.thing.id) }))
    .post(bodyFits(Repair), async (req, res) => {
      try {
        const repair = await addRepair(db, req.thing.id, req.body.fault);
        res.status(201).location(`${req.apiBase}/repairs/${repair.id}`).json(repair);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        fail(res, 409, "It has a repair that is not finished.");
      }
    })
    .all(only("GET", "HEAD", "POST"));

  return router;
}
