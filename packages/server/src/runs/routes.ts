import type { Router } from "express";
import type { Deps } from "../deps.ts";
import { streamEvents } from "../http/event-stream.ts";
import { serve, serveStream } from "../http/serve.ts";
import { ensureFound } from "./runs.ts";
import { startRun } from "./start-run.ts";

export function mountRuns(router: Router, deps: Deps): void {
  const { runs } = deps;
  serve(router, deps, "startRun", ({ learner, body, idempotencyKey }) =>
    startRun(deps, { learnerId: learner.id, asked: body, idempotencyKey }),
  );
  serve(router, deps, "getRun", ({ learner, params: { runId } }) =>
    ensureFound(runId, runs.find({ learnerId: learner.id, runId })),
  );
  serve(router, deps, "getSandbox", () => runs.sandbox());
  serveStream(router, deps, "followRun", async ({ learner, params: { runId }, request, response }) => {
    const followed = await ensureFound(runId, runs.follow({ learnerId: learner.id, runId }));
    streamEvents(followed, request, response);
  });
  serve(router, deps, "cancelRun", async ({ learner, params: { runId } }) => {
    const run = { learnerId: learner.id, runId };
    await ensureFound(runId, runs.find(run));
    await runs.cancel(deps, run);
  });
}
