import { randomUUID } from "node:crypto";
import type { AnsweredItem } from "@aulo/contract";
import { grade, type ItemEntry, toPublicItem, UnfitAnswerError } from "@aulo/grading";
import type { CheckAnswer } from "../db/tables.ts";
import type { Deps, TxDeps } from "../deps.ts";
import { changeLearner } from "../learners/change-learner.ts";
import { appendEvent, type FoldedState, loadState } from "../log/state.ts";
import { findCheck } from "./check.ts";
import { feedbackOnClosed, feedbackOnExercise } from "./feedback.ts";
import { selectOpenItems } from "./queries.ts";

/** Reading a right answer again within this time adds nothing to having seen it. */
const SEEN_ANEW_AFTER_MS = 86_400_000;

/** Order of options and lines of an answer that was kept without its seed. */
const NO_SEED = 0;

/**
 * The answered items of a check, to read again. An item that is open in any check of the learner is left out, since its feedback holds
 * the right answer; so is one that the track has dropped.
 *
 * The log notes each right answer that is seen anew, so that giving it soon afterwards tells less.
 *
 * @throws Refusal `not-found`
 */
export function readAnswers(
  deps: Deps,
  input: { learnerId: string; checkId: string },
): Promise<{ answers: AnsweredItem[] }> {
  return changeLearner(deps, input.learnerId, async (tx) => {
    const { answers } = await findCheck(tx.db, input);
    const open = await selectOpenItems(tx.db, input.learnerId);
    const readable = answers.flatMap((answer, index) => {
      const entry = tx.catalogue.items.get(answer.item);
      return entry === undefined || open.has(answer.item) ? [] : [toAnsweredItem(entry, answer, index + 1)];
    });
    await noteSeen(tx, input.learnerId, readable);
    return { answers: readable };
  });
}

async function noteSeen(tx: TxDeps, learnerId: string, answers: readonly AnsweredItem[]): Promise<void> {
  let folded: FoldedState = await loadState(tx, learnerId);
  const items = new Set(answers.filter(showsRightAnswer).map(({ item }) => item.id));
  for (const item of items) {
    const at = tx.now();
    const shownAt = folded.state.seen[item]?.shownAt ?? Number.NEGATIVE_INFINITY;
    if (at - shownAt < SEEN_ANEW_AFTER_MS) continue;
    const event = { kind: "answer-seen" as const, id: randomUUID(), at, item };
    folded = await appendEvent(tx, { learnerId, folded, event });
  }
}

function showsRightAnswer({ feedback }: AnsweredItem): boolean {
  return feedback.rightAnswer !== null || feedback.solutions.length > 0;
}

function toAnsweredItem(entry: ItemEntry, answer: CheckAnswer, number: number): AnsweredItem {
  const { result, seed = NO_SEED } = answer;
  const item = toPublicItem(entry, seed);
  if (entry.kind === "exercise") {
    const feedback = feedbackOnExercise(entry.exercise, {
      right: result === "right",
      says: "",
      showSolutions: result !== "wrong",
    });
    return { number, item, result, answer: null, feedback };
  }
  const { graded, given } = gradeAgain(entry, answer);
  const feedback = { ...feedbackOnClosed(entry.item, graded), right: result === "right" };
  return { number, item, result, answer: given, feedback };
}

/** The answer counts as not kept when the item has changed so that the answer does not fit it any more. */
function gradeAgain({ item }: Extract<ItemEntry, { kind: "closed" }>, answer: CheckAnswer) {
  const { answer: given = null, seed = NO_SEED } = answer;
  try {
    return { graded: grade(item, seed, given ?? { kind: "dont-know" }), given };
  } catch (error) {
    if (!(error instanceof UnfitAnswerError)) throw error;
    return { graded: grade(item, seed, { kind: "dont-know" }), given: null };
  }
}
