import type { Outcome } from "@aulo/runner";
import type { Deps } from "../../deps.ts";
import { changeLearner } from "../../learners/change-learner.ts";
import { Refusal } from "../../refusal.ts";
import { toOutcome } from "../to-outcome.ts";
import { deleteRunsBeyond, endRun } from "./queries.ts";
import type { Queue } from "./queue.ts";

type Unjudged = { learnerId: string; runId: string; outcome: Outcome };

/** Ends a run without a verdict and takes it away from the judge that may hold it. Nothing happens when it has ended, or its learner is gone. */
export async function endUnjudged(
  deps: Deps,
  queue: Queue,
  { learnerId, runId, outcome }: Unjudged,
): Promise<void> {
  try {
    await changeLearner(
      deps,
      learnerId,
      async ({ db, catalogue }) => {
        const ended = await endRun(db, runId, { outcome: toOutcome(outcome, catalogue), result: null });
        if (!ended) return;
        await queue.drop(db, runId);
        await deleteRunsBeyond(db, learnerId);
        await queue.tell(db, "dropped", runId);
      },
      { mustRun: true },
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
