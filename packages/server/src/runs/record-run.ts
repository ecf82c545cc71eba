import { AttemptResult, type NewRun } from "@aulo/contract";
import type { Outcome } from "@aulo/runner";
import { findExercise } from "../catalogue/find-or-refuse.ts";
import { ensureItemIsOpen, findCheck } from "../checks/check.ts";
import { feedbackOnExercise } from "../checks/feedback.ts";
import { recordAnswer } from "../checks/record-answer.ts";
import type { Deps, TxDeps } from "../deps.ts";
import { keepFiles } from "../drafts/save-draft.ts";
import { changeLearnerOnce } from "../learners/change-learner.ts";
import { sayOutcome } from "./say-outcome.ts";

type Verdict = "right" | "wrong" | null;

type Judged = { learnerId: string; asked: NewRun; outcome: Outcome };

/**
 * Records the verdict of a run as an attempt at the open exercise; null when the verdict does not count.
 *
 * A repeated call for the same run gets the same result and changes nothing: the first may have been committed although its reply
 * was lost with the connection.
 *
 * @param id of the run
 * @throws Refusal when the exercise is not open any more, for example because another tab answered it meanwhile
 */
export async function recordRun(
  deps: Deps,
  { id, ...judged }: Judged & { id: string },
): Promise<AttemptResult | null> {
  if (!counts(judged)) return null;
  // The space keeps the key apart from every key of a client.
  const idempotencyKey = { key: `run ${id}`, requestHash: id };
  const once = { learnerId: judged.learnerId, idempotencyKey, shape: AttemptResult };
  const record = (tx: TxDeps) => recordVerdict(tx, judged);
  return (await changeLearnerOnce(deps, once, record, { mustRun: true })).reply;
}

/** Whether the run answers an exercise, with an outcome that says something about the code. */
export function counts({ asked, outcome }: Judged): boolean {
  return asked.kind === "exercise" && verdictOf(outcome) !== null;
}

/**
 * Like `recordRun`, inside a transaction that locks the learner's row, of a run that counts.
 *
 * @throws Refusal when the exercise is not open any more
 */
export async function recordVerdict(
  tx: TxDeps,
  { learnerId, asked, outcome }: Judged,
): Promise<AttemptResult> {
  const result = verdictOf(outcome);
  if (asked.kind !== "exercise" || result === null) throw new Error("This run does not count.");
  const { item, files } = asked;
  const entry = findExercise(tx.catalogue, item);
  const { exercise } = entry;
  const right = result === "right";
  const check = await findCheck(tx.db, { learnerId, checkId: asked.check });
  const open = ensureItemIsOpen(check, exercise.id);
  // The next milestone goes on with the files that passed.
  if (right && exercise.milestone !== null) await keepFiles(tx, { learnerId, exercise: exercise.id, files });
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
