import type { CheckedJob } from "../check-job.ts";
import type { Outcome } from "../outcome.ts";
import { Run, type RunContext, type RunOptions } from "./run.ts";

/** Time to find the place of a syntax error, ms. */
const LOCATE_MS = 3_000;

/** Runs a checked job to its outcome. Never rejects for anything that the learner's code does. */
export async function runJob(context: RunContext, job: CheckedJob, options: RunOptions): Promise<Outcome> {
  const outcome = await new Run(context, job, options).outcome();
  const isUnplaced =
    outcome.kind === "error" && outcome.spot === null && outcome.message.startsWith("SyntaxError");
  return isUnplaced && job.spec ? locate(outcome, context, job) : outcome;
}

/**
 * An imported module's syntax error does not say where it is; the same error of a program does. Nothing is executed
 * by this that was not before, since all modules are read before any is run.
 */
async function locate(
  outcome: Outcome & { kind: "error" },
  context: RunContext,
  job: CheckedJob,
): Promise<Outcome> {
  const example = { ...job, spec: null, limits: { ...job.limits, timeoutMs: LOCATE_MS } };
  const again = await new Run(context, example, {}).outcome();
  if (again.kind !== "error" || again.message !== outcome.message) return outcome;
  return { ...outcome, spot: again.spot, stack: again.stack };
}
