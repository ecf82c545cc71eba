import { Router } from "express";
import { toId } from "../lib/check.js";
import { fail } from "../lib/errors.js";
import { clearCookie } from "../lib/session.js";
import { closeAll, closeNumber, listSessions } from "../stores/sessions.js";

/** Where a gardener is logged in. */
export function sessionsRouter(db) {
  const router = Router();

  router.get("/", async (req, res) => {
    res.json({ sessions: await listSessions(db, req.gardener.id, req.sessionId) });
  });

  router.delete("/", async (req, res) => {
    await closeAll(db, req.gardener.id);
    clearCookie(res);
    res.status(204).end();
  });

  router.delete("/:id", async (req, res) => {
    const number = toId(req.params.id);
    const isClosed = number !== null && (await closeNumber(db, req.gardener.id, number));
    if (!isClosed) return fail(res, 404, "not-found", "There is no such session.");
    res.status(204).end();
  });

  return router;
}
