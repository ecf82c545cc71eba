import { AttemptResult } from "@aulo/contract";
import type { ItemEntry } from "@aulo/grading";
import type { Outcome } from "@aulo/runner";
import { ensureItemIsOpen, findCheck } from "../checks/check.ts";
import { feedbackOnExercise } from "../checks/feedback.ts";
import { recordAnswer } from "../checks/record-answer.ts";
import type { Deps, TxDeps } from "../deps.ts";
import { changeLearnerOnce } from "../learners/change-learner.ts";
import { sayOutcome } from "./say-outcome.ts";

export type ExerciseEntry = Extract<ItemEntry, { kind: "exercise" }>;
type Verdict = "right" | "wrong" | null;

type RecordRun = {
  learnerId: string;
  runId: string;
  checkId: string;
  entry: ExerciseEntry;
  outcome: Outcome;
};

/**
 * Records the verdict of a run as an attempt at the open exercise; null when the verdict does not count.
 *
 * A repeated call for the same run gets the same result and changes nothing: the first may have been committed although its reply
 * was lost with the connection.
 *
 * @throws Refusal when the exercise is not open any more, for example because another tab answered it meanwhile
 */
export async function recordRun(
  deps: Deps,
  { learnerId, runId, checkId, entry, outcome }: RecordRun,
): Promise<AttemptResult | null> {
  const result = verdictOf(outcome);
  if (result === null) return null;
  const { exercise } = entry;
  const right = result === "right";
  const record = async (tx: TxDeps) => {
    const check = await findCheck(tx.db, { learnerId, checkId });
    const open = ensureItemIsOpen(check, exercise.id);
    return recordAnswer(tx, {
      learnerId,
      check,
      open,
      entry,
      answer: null,
      result,
      faults: faultsOf(outcome),
      feedback: feedbackOnExercise(exercise, { right, says: sayOutcome(outcome), showSolutions: right }),
    });
  };
  // The space keeps the key apart from every key of a client.
  const idempotencyKey = { key: `run ${runId}`, requestHash: runId };
  const once = { learnerId, idempotencyKey, shape: AttemptResult };
  return (await changeLearnerOnce(deps, once, record, { mustRun: true })).reply;
}

/** Null for an outcome that says nothing about the learner's code. */
function verdictOf(outcome: Outcome): Verdict {
  switch (outcome.kind) {
    case "passed":
      return "right";
    case "failed":
    case "error":
    case "timed-out":
    case "out-of-memory":
    case "too-much-output":
    case "not-ready":
    case "crashed":
    case "forbidden":
      return "wrong";
    case "finished":
    case "cancelled":
    case "judge-failed":
    case "not-runnable":
    case "too-busy":
      return null;
  }
}

/** The concept of the first failing test, which the learner most likely lacks. */
function faultsOf(outcome: Outcome): string[] {
  const failing = "tests" in outcome ? outcome.tests.find(({ passed }) => !passed) : undefined;
  return failing === undefined || failing.concept === null ? [] : [failing.concept];
}
