import type { Outcome } from "../../outcome.ts";
import type { CheckedJob } from "../check-job.ts";
import { toLaneOrder } from "../pool/lane-order.ts";
import type { Pool } from "../pool/pool.ts";
import { type LaneContext, startColdLane } from "../pool/start-lane.ts";
import { agreedOutcome } from "./doubt.ts";
import { type Ended, Run, type RunOptions } from "./run.ts";

export type RunContext = LaneContext & { pool: Pool; triesAgain: boolean };

/** `left` settles when nothing of the run is left. */
export type Judged = Omit<Ended, "doubt">;

/** Time to find the place of a syntax error, ms. */
const LOCATE_MS = 3_000;

/** Runs a checked job to its outcome. Learner code never makes it reject. */
export async function runJob(context: RunContext, job: CheckedJob, options: RunOptions): Promise<Judged> {
  const ended = await runUndoubted(context, job, options);
  const { outcome } = ended;
  const isUnplaced =
    outcome.kind === "error" && outcome.spot === null && outcome.message.startsWith("SyntaxError");
  return isUnplaced && job.spec ? locate(ended, outcome, context, job) : ended;
}

/** Runs the job once more when the first outcome is in doubt. */
async function runUndoubted(context: RunContext, job: CheckedJob, options: RunOptions): Promise<Judged> {
  const first = await runOnce(context, job, options);
  if (first.doubt === null || !context.triesAgain) return first;
  await first.left;
  options.onProgress?.({ kind: "started" });
  const second = await runOnce(context, job, options);
  return { outcome: agreedOutcome(first, second), left: second.left };
}

async function runOnce(context: RunContext, job: CheckedJob, options: RunOptions): Promise<Ended> {
  const order = toLaneOrder(job);
  for (;;) {
    const lane = (await context.pool.take(order)) ?? startColdLane(context, order);
    const ended = await new Run(lane, context.sqlTemplate(), job, options).outcome();
    if (ended) return ended;
  }
}

/**
 * Finds the place of a syntax error. The error of an imported module does not name it, but the same error of a program
 * does. This executes no additional code, since all modules are read before any is run.
 */
async function locate(
  ended: Judged,
  outcome: Outcome & { kind: "error" },
  context: RunContext,
  job: CheckedJob,
): Promise<Judged> {
  const example = { ...job, spec: null, limits: { ...job.limits, timeoutMs: LOCATE_MS } };
  const second = await runOnce(context, example, {});
  const left = Promise.all([ended.left, second.left]).then(() => {});
  const again = second.outcome;
  if (again.kind !== "error" || again.message !== outcome.message) return { outcome, left };
  return { outcome: { ...outcome, spot: again.spot, stack: again.stack }, left };
}
