/**
 * Records one graded answer, inside a transaction that locks the learner's row.
 *
 * 1. The answer is appended to the log, with its item's difficulty as it was known then, and folded into the state.
 * 2. A failing run leaves its exercise open. Any other answer leads to the next item or, by the engine's verdict, to the end of the check.
 * 3. The reply lists the beliefs that moved and the concepts that opened. Once the check has ended, it also
 *    has the one next step, and its check has a result.
 */
import { randomUUID } from "node:crypto";
import type { Answer, AttemptResult, Feedback } from "@aulo/contract";
import { type Answered, type ItemNode, type LearnerState, PARAMETERS } from "@aulo/engine";
import type { ItemEntry } from "@aulo/grading";
import { findNode } from "../catalogue/find-or-refuse.ts";
import type { TxDeps } from "../deps.ts";
import { measureItem } from "../difficulty/measure-item.ts";
import { noteIfReached } from "../goals/goal.ts";
import { toAttempt } from "../log/log-entry.ts";
import { appendEvent, loadState } from "../log/state.ts";
import { changesBetween, openedBetween, snapshotOf } from "../path/changes.ts";
import { nextStep } from "../path/next-step.ts";
import { toCheck } from "./check.ts";
import { moveOn } from "./move-on.ts";
import type { CheckRow, OpenItem } from "./queries.ts";

export type GradedAnswer = {
  learnerId: string;
  check: CheckRow;
  open: OpenItem;
  entry: ItemEntry;
  /** Null for an exercise. */
  answer: Answer | null;
  result: Answered["result"];
  faults: string[];
  feedback: Feedback;
};

/** Appends the answer to the log and moves the check on. */
export async function recordAnswer(tx: TxDeps, answer: GradedAnswer): Promise<AttemptResult> {
  const { catalogue, now } = tx;
  const { learnerId, check, open } = answer;
  const loaded = await loadState(tx, learnerId);
  const before = snapshotOf(catalogue, loaded.state, now());
  const given = toEvent(tx, findNode(catalogue, open.item), answer);
  const event = await measureItem(tx, { learnerId, state: loaded.state }, given);
  const context = { check: check.id };
  const answered = await appendEvent(tx, { learnerId, folded: loaded, event, context });
  const moved = await moveOn(tx, answer, { check: withAnswer(answer, event), folded: answered });
  const { state } = moved.folded;
  const after = snapshotOf(catalogue, state, now());
  const hasEnded = moved.check.state !== "open";
  const next = hasEnded ? await nextStep(tx, { learnerId, state }) : null;
  if (moved.check.result?.reachedGoal) await noteIfReached(tx, learnerId);
  return {
    attempt: toAttempt({ event, check: check.id }, false),
    feedback: answer.feedback,
    changes: changesBetween(catalogue, before, after),
    opened: openedBetween(catalogue, before, after),
    offer: offerOf(state, event.item),
    check: await toCheck(tx, learnerId, moved.check),
    next,
  };
}

/** @param node of the item, whose properties are copied into the event */
function toEvent({ catalogue, now }: TxDeps, node: ItemNode, answer: GradedAnswer): Answered {
  const { check, open, result, faults } = answer;
  return {
    kind: "answered",
    id: randomUUID(),
    at: now(),
    item: node.id,
    concept: node.concept,
    also: node.also,
    itemKind: node.kind,
    choices: node.choices,
    difficulty: node.difficulty,
    purpose: check.purpose,
    result,
    hints: open.hintsShown,
    hintsOf: node.hints,
    tries: open.tries,
    shows: node.shows,
    faults: result === "right" ? [] : faults.filter((concept) => catalogue.summaries.has(concept)),
    onlyMeasures: open.onlyMeasures,
  };
}

/** The concept that the failing tests of an exercise named in enough runs, and in the last one; null for none. */
function offerOf({ unfinished }: LearnerState, item: string): string | null {
  const { named = {}, last = [] } = unfinished[item] ?? {};
  return last.find((concept) => (named[concept] ?? 0) >= PARAMETERS.runsThatOffer) ?? null;
}

/** The check with the answer; an earlier answer to the same item is replaced. */
function withAnswer(
  { check, open, answer, feedback }: GradedAnswer,
  { id, item, concept, result, onlyMeasures }: Answered,
): CheckRow {
  const others = check.answers.filter((answer) => answer.item !== item);
  const note = feedback.notes.find(({ chosen, right }) => chosen && !right);
  const answered = {
    ...{ item, concept, result, onlyMeasures, entry: id, seed: open.seed },
    ...(answer === null ? {} : { answer }),
    ...(result === "wrong" && note !== undefined
      ? { mistake: { becauseHtml: note.becauseHtml, misconception: note.misconception } }
      : {}),
  };
  return { ...check, answers: [...others, answered] };
}
