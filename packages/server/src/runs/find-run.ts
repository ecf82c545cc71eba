import type { Deps } from "../deps.ts";
import { Refusal } from "../refusal.ts";
import type { LiveRun } from "./live-runs.ts";

/** @throws Refusal `not-found` also for a run that ended more than ten minutes ago, or before Aulo was last started */
export function findRun({ runs }: Deps, { learnerId, runId }: { learnerId: string; runId: string }): LiveRun {
  const live = runs.find(learnerId, runId);
  if (live === null)
    throw new Refusal(
      "not-found",
      `You have no run ${runId}: runs are kept for ten minutes and do not outlive a restart. Start it again.`,
    );
  return live;
}
