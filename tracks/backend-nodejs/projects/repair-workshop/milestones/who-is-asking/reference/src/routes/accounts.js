import { Router } from "express";
import { isDuplicate } from "../db.js";
import { fail, only } from "../middleware/answers.js";
import { bodyFits } from "../middleware/fits.js";
import { hashPassword } from "../passwords.js";
import { addAccount } from "../queries/accounts.js";
import { Account } from "../schemas.js";

export function accountsRouter(db) {
  const router = Router();
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
    .all(only("POST"));
  return router;
}
