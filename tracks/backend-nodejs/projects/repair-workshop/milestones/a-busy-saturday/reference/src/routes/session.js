import { Router } from "express";
import { fail, only } from "../middleware/answers.js";
import { bodyFits } from "../middleware/fits.js";
import { limit } from "../middleware/limits.js";
import { clearCookie, needsLogin, SESSION_SECONDS, setCookie } from "../middleware/session.js";
import { DECOY, isPassword } from "../passwords.js";
import { closeSession, findLogin, openSession } from "../queries/accounts.js";
import { Login } from "../schemas.js";

export function sessionRouter(db, { isSecure, loginsPerMinute }) {
  const router = Router();
  router
    .route("/")
    .post(limit(loginsPerMinute), bodyFits(Login), async (req, res) => {
      const login = await findLogin(db, req.body.email);
      const isRight = await isPassword(req.body.password, login?.passwordHash ?? DECOY);
      if (login === undefined || !isRight) return fail(res, 401, "The email or the password is wrong.");
      const { passwordHash: _, ...account } = login;
      setCookie(res, await openSession(db, account.id, SESSION_SECONDS), { isSecure });
      res.json(account);
    })
    .get(needsLogin(db), (req, res) => res.json(req.account))
    .delete(needsLogin(db), async (req, res) => {
      await closeSession(db, req.sessionId);
      clearCookie(res);
      res.status(204).end();
    })
    .all(only("GET", "HEAD", "POST", "DELETE"));
  return router;
}
