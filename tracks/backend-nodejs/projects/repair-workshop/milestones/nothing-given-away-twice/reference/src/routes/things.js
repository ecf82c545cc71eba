import { Router } from "express";
import { categoryFault, changeFault, faultFault, nameFault, objectFault } from "../checks.js";
import { isDuplicate, isReference } from "../db.js";
import { readPage, readSort, toId } from "../list.js";
import { fail, only } from "../middleware/answers.js";
import { jsonBody } from "../middleware/json-body.js";
import { addRepair, listRepairsOfThing } from "../queries/repairs.js";
import { addThing, changeThing, countThings, deleteThing, findThing, listThings } from "../queries/things.js";
import { findCategory } from "../workshop.js";

const SORTS = { id: "id", name: "name", createdAt: "created_at" };

export function thingsRouter(db) {
  const router = Router();

  router
    .route("/")
    .get(async (req, res) => {
      const { category, search, sort = "id" } = req.query;
      const page = readPage(req.query);
      const order = readSort(sort, SORTS);
      const isKnown = category === undefined || findCategory(category) !== undefined;
      const isText = search === undefined || typeof search === "string";
      if (page === null || order === null || !isKnown || !isText) {
        return fail(res, 400, "The query makes no sense.");
      }
      const filter = { category, search };
      const things = await listThings(db, { ...filter, ...page, order });
      res.json({ things, total: await countThings(db, filter) });
    })
    .post(jsonBody, async (req, res) => {
      const fault = objectFault(req.body) ?? nameFault(req.body) ?? categoryFault(req.body);
      if (fault !== null) return fail(res, 400, fault);
      const { name, category } = req.body;
      const thing = await addThing(db, { name: name.trim(), category });
      res.status(201).location(`${req.apiBase}/things/${thing.id}`).json(thing);
    })
    .all(only("GET", "HEAD", "POST"));

  router.use("/:id", async (req, res, next) => {
    const id = toId(req.params.id);
    req.thing = id === null ? undefined : await findThing(db, id);
    if (req.thing === undefined) return fail(res, 404, "The book does not have this.");
    next();
  });

  router
    .route("/:id")
    .get((req, res) => res.json(req.thing))
    .patch(jsonBody, async (req, res) => {
      const fault = objectFault(req.body) ?? changeFault(req.body);
      if (fault !== null) return fail(res, 400, fault);
      const { name, category } = req.body;
      res.json(await changeThing(db, req.thing.id, { name: name?.trim(), category }));
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
    .post(jsonBody, async (req, res) => {
      const fault = objectFault(req.body) ?? faultFault(req.body);
      if (fault !== null) return fail(res, 400, fault);
      try {
        const repair = await addRepair(db, req.thing.id, req.body.fault.trim());
        res.status(201).location(`${req.apiBase}/repairs/${repair.id}`).json(repair);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        fail(res, 409, "It has a repair that is not finished.");
      }
    })
    .all(only("GET", "HEAD", "POST"));

  return router;
}
