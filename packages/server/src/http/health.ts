import type { Router } from "express";
import { isReady } from "../db/is-ready.ts";
import type { Deps } from "../deps.ts";

/** `/healthz`: the process responds. `/readyz`: the database responds too, with facts on the track and the runner. */
export function mountHealth(router: Router, deps: Deps): void {
  router.get("/healthz", (_request, response) => {
    response.set("Cache-Control", "no-store").json({ status: "ok" });
  });
  router.get("/readyz", async (_request, response) => {
    const database = await isReady(deps.db);
    const { id, version, concepts } = deps.catalogue.track;
    response
      .status(database ? 200 : 503)
      .set("Cache-Control", "no-store")
      .json({
        status: database ? "ready" : "not-ready",
        database: database ? "answers" : "does not answer",
        track: { id, version, concepts: concepts.length },
        runner: database ? await deps.runs.tier() : null,
      });
  });
}
