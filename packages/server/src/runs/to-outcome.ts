import type { Outcome, RunEvent, TestOutcome } from "@aulo/contract";
import type { Progress, Outcome as RunnerOutcome, TestOutcome as RunnerTest } from "@aulo/runner";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { explainError } from "./explain-error.ts";
import { sayOutcome } from "./say-outcome.ts";

/** Whether the track has the concept. */
type IsConcept = (id: string) => boolean;

export function toRunEvent(progress: Progress, { summaries }: Pick<Catalogue, "summaries">): RunEvent {
  return progress.kind === "test-ended"
    ? { ...progress, test: toTest(progress.test, (id) => summaries.has(id)) }
    : progress;
}

/** The runner's outcome in the form of the contract. */
export function toOutcome(outcome: RunnerOutcome, { summaries }: Pick<Catalogue, "summaries">): Outcome {
  const isConcept = (id: string) => summaries.has(id);
  const error = errorOf(outcome);
  const hasPassed = outcome.kind === "passed";
  return {
    kind: outcome.kind,
    says: sayOutcome(outcome),
    tests: "tests" in outcome ? outcome.tests.map((test) => toEndedTest(test, { isConcept, hasPassed })) : [],
    spot: error?.spot ?? null,
    explanation: error && explainError(error),
    stack: error?.stack ?? "",
    ...outcome.printed,
    durationMs: outcome.durationMs,
    peakMemoryMb: outcome.peakMemoryMb,
  };
}

/**
 * A test as the learner sees it while the run goes on: without a concept that the track does not have, and without its actions.
 */
function toTest(test: RunnerTest, isConcept: IsConcept): TestOutcome {
  return {
    ...test,
    concept: test.concept !== null && isConcept(test.concept) ? test.concept : null,
    failure: test.failure && { ...test.failure, explanation: explainFailure(test.failure) },
    actions: [],
    actionsLeftOut: 0,
  };
}

/** Only a failed test shows its actions, until every test has passed: the others would tell more of the tests than they have to. */
function toEndedTest(
  test: RunnerTest,
  { isConcept, hasPassed }: { isConcept: IsConcept; hasPassed: boolean },
): TestOutcome {
  const shown = toTest(test, isConcept);
  const { actions, actionsLeftOut } = test;
  return hasPassed || !test.passed ? { ...shown, actions, actionsLeftOut } : shown;
}

/** An error that the learner's code threw, in plain words. Other failures already are. */
function explainFailure(failure: NonNullable<RunnerTest["failure"]>): string | null {
  return failure.message.startsWith("The code threw ") ? explainError(failure) : null;
}

/** The error that ended the learner's code, if any. */
function errorOf(outcome: RunnerOutcome) {
  switch (outcome.kind) {
    case "error":
      return outcome;
    case "crashed":
      return outcome.error;
    default:
      return null;
  }
}
