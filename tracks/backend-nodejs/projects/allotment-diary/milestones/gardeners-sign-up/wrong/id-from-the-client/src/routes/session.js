import { Router } from "express";
import { checkBody } from "../lib/check.js";
import { fail } from "../lib/errors.js";
import { DECOY, isPassword } from "../lib/passwords.js";
import { Login } from "../lib/schemas.js";
import { clearCookie, needsLogin, setCookie } from "../lib/session.js";
import { findLogin } from "../stores/gardeners.js";
import { closeSession, openSession } from "../stores/sessions.js";

const DAYS = 14;

export function sessionRouter(db) {
  const router = Router();

  router.post("/", checkBody(Login), async (req, res) => {
    const { email, password } = req.body;
    const login = await findLogin(db, email);
    const isRight = await isPassword(password, login?.passwordHash ?? DECOY);
    if (login === undefined || !isRight) return fail(res, 401, "wrong", "The email or the password is wrong.");
    const sent = /(?:^|; )diary=([^;]+)/.exec(req.get("cookie") ?? "")?.[1];
    let id = await openSession(db, login.id, DAYS);
    if (sent !== undefined) {
      await db.query("UPDATE sessions SET id = $1 WHERE id = $2", [sent, id]);
      id = sent;
    }
    setCookie(res, id, DAYS);
    res.json({ id: login.id, name: login.name, email: login.email });
  });

  router.get("/", needsLogin(db), (req, res) => {
    res.json(req.gardener);
  });

  router.delete("/", needsLogin(db), async (req, res) => {
    await closeSession(db, req.sessionId);
    clearCookie(res);
    res.status(204).end();
  });

  return router;
}
