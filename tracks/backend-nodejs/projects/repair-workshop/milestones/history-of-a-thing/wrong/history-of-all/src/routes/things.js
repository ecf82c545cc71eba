import { Router } from "express";
import { cutPage, readPage, readSort } from "../list.js";
import { fail, only } from "../middleware/answers.js";
import { jsonBody } from "../middleware/json-body.js";
import { findCategory } from "../workshop.js";

export function thingsRouter(book) {
  const { state } = book;
  const router = Router();

  router
    .route("/")
    .get((req, res) => {
      const { category, sort = "id" } = req.query;
      const page = readPage(req.query);
      const order = readSort(sort, ["id", "name", "createdAt"]);
      const isFit = category === undefined || findCategory(category) !== undefined;
      if (page === null || order === null || !isFit) return fail(res, 400, "The query makes no sense.");
      const found = state.things.filter((thing) => category === undefined || thing.category === category);
      res.json({ things: cutPage(found.toSorted(order), page), total: found.length });
    })
    .post(jsonBody, async (req, res) => {
      const fault = objectFault(req.body) ?? nameFault(req.body) ?? categoryFault(req.body);
      if (fault !== null) return fail(res, 400, fault);
      const { name, category } = req.body;
      const thing = { id: book.nextId(), name: name.trim(), category, createdAt: new Date().toISOString() };
      await book.change(() => state.things.push(thing));
      res.status(201).location(`${req.apiBase}/things/${thing.id}`).json(thing);
    })
    .all(only("GET", "HEAD", "POST"));

  router.use("/:id", (req, res, next) => {
    req.thing = state.things.find((thing) => String(thing.id) === req.params.id);
    if (req.thing === undefined) return fail(res, 404, "The book does not have this.");
    next();
  });

  router
    .route("/:id")
    .get((req, res) => res.json(req.thing))
    .patch(jsonBody, async (req, res) => {
      const { thing, body } = req;
      const fault = objectFault(body) ?? changeFault(body);
      if (fault !== null) return fail(res, 400, fault);
      const { name = thing.name, category = thing.category } = body;
      await book.change(() => Object.assign(thing, { name: name.trim(), category }));
      res.json(thing);
    })
    .delete(async (req, res) => {
      const { thing } = req;
      if (repairsOf(thing).length > 0)
        return fail(res, 409, "It was repaired here, and we keep its history.");
      await book.change(() => state.things.splice(state.things.indexOf(thing), 1));
      res.status(204).end();
    })
    .all(only("GET", "HEAD", "PATCH", "DELETE"));

  router
    .route("/:id/repairs")
    .get((req, res) => res.json({ repairs: state.repairs }))
    .post(jsonBody, async (req, res) => {
      const { thing, body } = req;
      const fault = objectFault(body) ?? faultFault(body);
      if (fault !== null) return fail(res, 400, fault);
      if (repairsOf(thing).some(({ finishedAt }) => finishedAt === null)) {
        return fail(res, 409, "It has a repair that is not finished.");
      }
      const repair = {
        id: book.nextId(),
        thingId: thing.id,
        fault: body.fault.trim(),
        status: "waiting",
        volunteer: null,
        createdAt: new Date().toISOString(),
        finishedAt: null,
      };
      await book.change(() => state.repairs.push(repair));
      res.status(201).location(`${req.apiBase}/repairs/${repair.id}`).json(repair);
    })
    .all(only("GET", "HEAD", "POST"));

  function repairsOf(thing) {
    return state.repairs.filter(({ thingId }) => thingId === thing.id);
  }

  return router;
}

function objectFault(value) {
  return typeof value === "object" && value !== null ? null : "The body must be an object.";
}

/** The fault of those fields that are there. */
function changeFault(value) {
  const faults = [
    value.name === undefined ? null : nameFault(value),
    value.category === undefined ? null : categoryFault(value),
  ];
  return faults.find((fault) => fault !== null) ?? null;
}

function nameFault({ name }) {
  return isText(name) ? null : "A thing needs a name.";
}

function categoryFault({ category }) {
  return findCategory(category) === undefined ? "We do not repair this." : null;
}

function faultFault({ fault }) {
  return isText(fault) ? null : "What is the fault?";
}

function isText(value) {
  return typeof value === "string" && value.trim() !== "";
}
