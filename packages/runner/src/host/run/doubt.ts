/**
 * Whether a run that was starved of processors may be judged:
 * 1. A pass always counts, since waiting makes no wrong code right.
 * 2. A wrong end counts when the run waited for little of its time.
 * 3. Otherwise the run is made once more. An end that comes twice counts, unless a time limit was reached that the wait may have used up.
 * 4. Every other end says nothing about the code: the machine was too busy.
 */
import type { Outcome } from "../../outcome.ts";
import { OWN_TIME } from "../../shared/own-time.ts";

/** `late`: a time limit was reached meanwhile. `starved`: the run waited for a large share of its time. */
export type Doubt = { why: "late" | "starved"; waitedMs: number };

type Measured = {
  durationMs: number;
  /** Time in which the run waited for a processor. */
  waitedMs: number;
  /** Time on processors. */
  ranMs: number;
  /** Whether a time limit was reached while the processes waited for processors. */
  isLate: boolean;
};

const UNDOUBTED: readonly Outcome["kind"][] = [
  "passed",
  "finished",
  "cancelled",
  "not-runnable",
  "out-of-memory",
  "too-much-output",
  "forbidden",
];

/** Reason not to trust the outcome of a run, or null. */
export function doubtOf(outcome: Outcome, { durationMs, waitedMs, ranMs, isLate }: Measured): Doubt | null {
  if (UNDOUBTED.includes(outcome.kind) || waitedMs < durationMs * OWN_TIME.busyShare) return null;
  // A loop that never ends uses up its own time on any machine.
  if (outcome.kind === "timed-out" && ranMs >= outcome.afterMs * OWN_TIME.ownShare) return null;
  // A judge that fails for another reason fails again, and then says so.
  return { why: isLate ? "late" : "starved", waitedMs: Math.round(waitedMs) };
}

type Tried = { outcome: Outcome; doubt: Doubt | null };

/** The outcome of two tries, of which the first one was in doubt. */
export function agreedOutcome(first: Tried, second: Tried): Outcome {
  if (second.doubt === null) return second.outcome;
  const isSure = first.doubt?.why === "starved" && second.doubt.why === "starved";
  if (isSure && verdictOf(first.outcome) === verdictOf(second.outcome)) return second.outcome;
  const { printed, durationMs, peakMemoryMb } = second.outcome;
  return { kind: "too-busy", waitedMs: second.doubt.waitedMs, printed, durationMs, peakMemoryMb };
}

function verdictOf(outcome: Outcome): string {
  const tests = "tests" in outcome ? outcome.tests.map(({ name, passed }) => [name, passed]) : [];
  return JSON.stringify([outcome.kind, ...("message" in outcome ? [outcome.message] : []), tests]);
}
