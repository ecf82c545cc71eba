import { type Answer, AttemptResult } from "@aulo/contract";
import { grade } from "@aulo/grading";
import { findItem } from "../catalogue/find-or-refuse.ts";
import type { Deps } from "../deps.ts";
import { changeLearnerOnce, type IdempotencyKey } from "../learners/change-learner.ts";
import { doesNotFit } from "../refusal.ts";
import { ensureItemIsOpen, findCheck } from "./check.ts";
import { feedbackOnClosed, feedbackOnExercise } from "./feedback.ts";
import { recordAnswer } from "./record-answer.ts";

type SubmitAttempt = {
  learnerId: string;
  checkId: string;
  item: string;
  answer: Answer;
  idempotencyKey: IdempotencyKey | null;
};

/**
 * Grades an answer to the open item of a check and records it. An exercise can only be given up here, since runs answer it.
 *
 * @throws Refusal `not-found` for an unknown check or item; `already-answered`, `not-open` or `check-ended` when another item is open
 * (because of another tab, for example); `does-not-fit` for an exercise that is not given up
 * @throws UnfitAnswerError when the answer cannot belong to the item
 */
export async function submitAttempt(deps: Deps, input: SubmitAttempt): Promise<AttemptResult> {
  const { learnerId, checkId, item, answer, idempotencyKey } = input;
  const entry = findItem(deps.catalogue, item);
  const once = { learnerId, idempotencyKey, shape: AttemptResult };
  const { reply } = await changeLearnerOnce(deps, once, async (tx) => {
    const check = await findCheck(tx.db, { learnerId, checkId });
    const open = ensureItemIsOpen(check, item);
    const isGivenUp = answer.kind === "dont-know";
    if (entry.kind === "exercise") {
      if (!isGivenUp)
        throw doesNotFit(
          "body.answer.kind",
          `${item} is an exercise: answer it by POST /api/runs, or give it up with “dont-know”.`,
        );
      const feedback = feedbackOnExercise(entry.exercise, { right: false, says: "", showSolutions: true });
      const result = "dont-know";
      return recordAnswer(tx, { learnerId, check, open, entry, answer: null, result, faults: [], feedback });
    }
    const graded = grade(entry.item, open.seed, answer);
    const result = isGivenUp ? "dont-know" : graded.right ? "right" : "wrong";
    const feedback = feedbackOnClosed(entry.item, graded);
    const { faults } = graded;
    return recordAnswer(tx, { learnerId, check, open, entry, answer, result, faults, feedback });
  });
  return reply;
}
