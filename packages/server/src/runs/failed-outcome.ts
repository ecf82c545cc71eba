import type { Outcome } from "@aulo/runner";

const NOT_RAN = { printed: { stdout: "", stderr: "", pieces: [] }, durationMs: 0, peakMemoryMb: null };

/** The outcome of a run that Aulo could not judge. */
export function failedOutcome(): Outcome {
  return { kind: "judge-failed", message: "The runner failed.", ...NOT_RAN };
}

/** The outcome of a run that ended before a judge reported on it. */
export function cancelledOutcome(): Outcome {
  return { kind: "cancelled", ...NOT_RAN };
}
