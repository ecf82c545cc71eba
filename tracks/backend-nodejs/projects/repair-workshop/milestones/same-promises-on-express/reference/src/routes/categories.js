import { Router } from "express";
import { only } from "../middleware/only.js";
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
      if (category === undefined) return res.status(404).json({ error: "We do not repair this." });
      res.json(category);
    })
    .all(only("GET", "HEAD"));
  return router;
}
