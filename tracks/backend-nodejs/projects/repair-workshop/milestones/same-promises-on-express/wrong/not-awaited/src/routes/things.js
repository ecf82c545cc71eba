import { Router } from "express";
import { jsonBody } from "../middleware/json-body.js";
import { only } from "../middleware/only.js";
import { findCategory } from "../workshop.js";

export function thingsRouter(book) {
  const router = Router();
  router
    .route("/")
    .get((req, res) => res.json({ things: book.list() }))
    .post(jsonBody, async (req, res) => {
      const fault = faultOf(req.body);
      if (fault !== null) return res.status(400).json({ error: fault });
      const { name, category } = req.body;
      const thing = book.add({ name: name.trim(), category });
      res.status(201).location(`${req.baseUrl}/${thing.id}`).json(thing);
    })
    .all(only("GET", "HEAD", "POST"));
  router
    .route("/:id")
    .get((req, res) => {
      const thing = book.find(req.params.id);
      if (thing === undefined) return res.status(404).json({ error: "The book does not have this." });
      res.json(thing);
    })
    .all(only("GET", "HEAD"));
  return router;
}

/** Why the value is not a thing; null when it is one. */
function faultOf(value) {
  if (typeof value !== "object" || value === null) return "A thing is an object.";
  if (typeof value.name !== "string" || value.name.trim() === "") return "A thing needs a name.";
  if (findCategory(value.category) === undefined) return "We do not repair this.";
  return null;
}
