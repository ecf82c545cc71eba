import type { Sandbox } from "@aulo/contract";
import type { Tier } from "@aulo/runner";
import type { Router } from "express";
import type { Deps, PreparingRunner } from "../deps.ts";
import { streamEvents } from "../http/event-stream.ts";
import { serve, serveStream } from "../http/serve.ts";
import { findRun } from "./live-runs.ts";
import { startRun } from "./start-run.ts";

export function mountRuns(router: Router, deps: Deps): void {
  serve(router, deps, "startRun", ({ learner, body, idempotencyKey }) =>
    startRun(deps, { learnerId: learner.id, asked: body, idempotencyKey }),
  );
  serve(
    router,
    deps,
    "getRun",
    ({ learner, params }) => findRun(deps.runs, { learnerId: learner.id, runId: params.runId }).run,
  );
  serve(router, deps, "getSandbox", () => toSandbox(deps.runner));
  serveStream(router, deps, "followRun", ({ learner, params, request, response }) =>
    streamEvents(findRun(deps.runs, { learnerId: learner.id, runId: params.runId }), request, response),
  );
  serve(router, deps, "cancelRun", ({ learner, params }) =>
    findRun(deps.runs, { learnerId: learner.id, runId: params.runId }).cancel.abort(),
  );
}

function toSandbox({ tier, poolLimits, idleLanes }: PreparingRunner): Sandbox {
  const kept = {
    ready: idleLanes(),
    mostMb: poolLimits.memoryMb,
    idleMinutes: poolLimits.keepMs / 60_000,
  };
  return { ...wallsOf(tier), kept };
}

function wallsOf(tier: Tier): Pick<Sandbox, "walls" | "because"> {
  switch (tier.kind) {
    case "bubblewrap":
      return { walls: "contained", because: null };
    case "landlock":
      return { walls: "walled-off", because: tier.because };
    case "permission-model":
      return { walls: "guarded", because: tier.because };
  }
}
