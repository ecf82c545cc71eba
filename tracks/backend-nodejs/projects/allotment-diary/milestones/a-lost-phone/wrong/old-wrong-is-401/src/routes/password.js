import { Router } from "express";
import { checkBody } from "../lib/check.js";
import { fail } from "../lib/errors.js";
import { hashPassword, isPassword } from "../lib/passwords.js";
import { PasswordChange } from "../lib/schemas.js";
import { findLogin, setPassword } from "../stores/gardeners.js";
import { closeOthers } from "../stores/sessions.js";

export function passwordRouter(db) {
  const router = Router();

  router.put("/", checkBody(PasswordChange), async (req, res) => {
    const { id, email } = req.gardener;
    const { oldPassword, newPassword } = req.body;
    const { passwordHash } = await findLogin(db, email);
    const isRight = await isPassword(oldPassword, passwordHash);
    if (!isRight) return fail(res, 401, "wrong", "The old password is wrong.");
    await setPassword(db, id, await hashPassword(newPassword));
    await closeOthers(db, id, req.sessionId);
    res.status(204).end();
  });

  return router;
}
