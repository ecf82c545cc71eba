import { Router } from "express";
import { isDuplicate } from "../db.js";
import { toId } from "../list.js";
import { fail, only } from "../middleware/answers.js";
import { bodyFits } from "../middleware/fits.js";
import { needs } from "../middleware/needs.js";
import { needsLogin } from "../middleware/session.js";
import { hashPassword } from "../passwords.js";
import { addAccount, changeRole, listAccounts } from "../queries/accounts.js";
import { Account, RoleChange } from "../schemas.js";

export function accountsRouter(db) {
  const router = Router();
  const forCoordinators = [needsLogin(db), needs("repairs:work")];
  router
    .route("/")
    .post(bodyFits(Account), async (req, res) => {
      const { name, email, password } = req.body;
      try {
        const account = await addAccount(db, { name, email, passwordHash: await hashPassword(password) });
        res.status(201).json(account);
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        fail(res, 409, "There is an account for this email.");
      }
    })
    .get(forCoordinators, async (req, res) => res.json({ accounts: await listAccounts(db) }))
    .all(only("GET", "HEAD", "POST"));
  router
    .route("/:id")
    .patch(forCoordinators, bodyFits(RoleChange), async (req, res) => {
      const id = toId(req.params.id);
      const account = id === null ? undefined : await changeRole(db, id, req.body.role);
      if (account === undefined) return fail(res, 404, "There is no such account.");
      res.json(account);
    })
    .all(only("PATCH"));
  return router;
}
