import { Router } from "express";
import { fail, only } from "../middleware/answers.js";
import { categories, findCategory } from "../workshop.js";

export function categoriesRouter() {
  const router = Router();
  router
    .route("/")
    .get((req, res) => res.json(categories))
    .all(only("GET", "HEAD"));
  router
    .route("/:category")
    .get((req, res) => {
      const category = findCategory(req.params.category);
      if (category === undefined) return fail(res, 404, "We do not repair this.");
      res.json(category);
    })
    .all(only("GET", "HEAD"));
  return router;
}
