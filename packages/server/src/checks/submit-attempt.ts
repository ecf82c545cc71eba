import { type Exercise, type Item, renderMarkdown } from "@aulo/content";
import { type Answer, AttemptResult, type Feedback } from "@aulo/contract";
import type { Deps } from "../deps.ts";
import { misfit } from "../refusal.ts";
import { changeOnce, type Once } from "../learners/change-learner.ts";
import { ensureItemIsOpen, findCheck } from "./find-check.ts";
import { findItem } from "../catalogue/find-item.ts";
import { grade } from "../../../grading/src/grade.ts";
import type { Graded } from "../../../grading/src/graded.ts";
import { recordAnswer } from "./record-answer.ts";
import { solutionsOf } from "./solutions.ts";

export type SubmitAttempt = {
  learnerId: string;
  checkId: string;
  item: string;
  answer: Answer;
  once: Once | null;
};

/**
 * Judges an answer to the open item of a check and records it.
 *
 * @throws Refusal `not-found` for an unknown check or item, `already-answered`, `not-open` or `check-ended` when something else
 * is asked (in another tab, say), `does-not-fit` when the answer is not one to this item
 */
export function submitAttempt(deps: Deps, input: SubmitAttempt): Promise<AttemptResult> {
  const { learnerId, checkId, item, answer, once } = input;
  const entry = findItem(deps.catalogue, item);
  return changeOnce(deps, { learnerId, once, shape: AttemptResult }, async (inside) => {
    const check = await findCheck(inside.db, { learnerId, checkId });
    const open = ensureItemIsOpen(check, item);
    const at = { learnerId, check, open, entry };
    const result = answer.kind === "dont-know" ? "dont-know" : null;
    if (entry.kind === "exercise") {
      const feedback = givenUpFeedback(entry.exercise, answer);
      return recordAnswer(inside, { ...at, result: "dont-know", faults: [], feedback });
    }
    const graded = grade(entry.item, open.seed, answer);
    return recordAnswer(inside, {
      ...at,
      result: result ?? (graded.right ? "right" : "wrong"),
      faults: graded.faults,
      feedback: closedFeedback(entry.item, graded),
    });
  });
}

/** @throws Refusal when code was not given up: that is answered by a run */
function givenUpFeedback(exercise: Exercise, answer: Answer): Feedback {
  if (answer.kind !== "dont-know")
    throw misfit(
      "body.answer.kind",
      `${exercise.id} is an exercise: answer it by POST /api/runs, or give it up with “dont-know”.`,
    );
  return { right: false, becauseHtml: "", notes: [], rightAnswer: null, solutions: solutionsOf(exercise) };
}

function closedFeedback(item: Item, { right, notes, rightAnswer }: Graded): Feedback {
  return {
    right,
    becauseHtml: renderMarkdown(item.because),
    notes,
    rightAnswer,
    solutions: [],
  };
}
