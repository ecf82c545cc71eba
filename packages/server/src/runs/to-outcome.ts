import type { Outcome, TestOutcome } from "@aulo/contract";
import type { Outcome as RunnerOutcome } from "@aulo/runner";
import { sayOutcome } from "./say-outcome.ts";

/** Whether the track has the concept. */
export type IsConcept = (id: string) => boolean;

/** A test as the learner sees it, without a concept that the track does not have. */
export function toTest(test: TestOutcome, isConcept: IsConcept): TestOutcome {
  return {
    ...test,
    concept: test.concept !== null && isConcept(test.concept) ? test.concept : null,
  };
}

/** The runner's outcome in the form of the contract. */
export function toOutcome(outcome: RunnerOutcome, isConcept: IsConcept): Outcome {
  return {
    kind: outcome.kind,
    says: sayOutcome(outcome),
    tests: "tests" in outcome ? outcome.tests.map((test) => toTest(test, isConcept)) : [],
    spot: errorOf(outcome)?.spot ?? null,
    stack: errorOf(outcome)?.stack ?? "",
    stdout: outcome.printed.stdout,
    stderr: outcome.printed.stderr,
    durationMs: outcome.durationMs,
    peakMemoryMb: outcome.peakMemoryMb,
  };
}

/** The error that ended the learner's code, if any. */
function errorOf(outcome: RunnerOutcome): Pick<Outcome, "spot" | "stack"> | null {
  switch (outcome.kind) {
    case "error":
      return outcome;
    case "crashed":
      return outcome.error;
    default:
      return null;
  }
}
