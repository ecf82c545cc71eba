/**
 * What one judged answer leads to, inside a transaction that holds the learner's row.
 *
 * 1. The answer is appended to the log with all that it was given to and what was known of it, and the state is folded over it.
 * 2. A failing run leaves its exercise open; any other answer moves the check on.
 * 3. The engine says whether the check goes on; if so, the next item is opened.
 * 4. The reply tells what moved, what opened and, once the check has ended, what it changed in all and the one next step.
 */
import { randomUUID } from "node:crypto";
import type { AttemptResult, Feedback } from "@aulo/contract";
import { type Answered, type Goal, type LearnerState, sittingVerdict } from "@aulo/engine";
import type { CatalogueItem } from "../catalogue/catalogue.ts";
import type { InTransaction } from "../deps.ts";
import { type Before, type CheckRow, type OpenItem, updateCheck } from "./queries.ts";
import { endPlacement } from "./end-placement.ts";
import { loadActiveGoal } from "../goals/goal.ts";
import { appendEvent, loadState } from "../log/state.ts";
import { measureItem } from "../difficulty/measure-item.ts";
import { nextItem } from "./next-item.ts";
import { saySummary } from "./say-summary.ts";
import { changesBetween, openedBetween, snapshotOf } from "../path/snapshot.ts";
import { toAttempt } from "../log/to-attempt.ts";
import { toCheck } from "./to-check.ts";
import { chooseStep } from "../path/next-step.ts";

export type Judged = {
  learnerId: string;
  check: CheckRow;
  open: OpenItem;
  entry: CatalogueItem;
  result: Answered["result"];
  faults: string[];
  feedback: Feedback;
};

type After = { state: LearnerState; goal: Goal | null; answers: CheckRow["answers"] };

/** Appends the answer and moves the check on. */
export async function recordAnswer(inside: InTransaction, judged: Judged): Promise<AttemptResult> {
  const { catalogue, now, db } = inside;
  const { learnerId, check } = judged;
  const held = await loadState(inside, learnerId);
  const goal = await loadActiveGoal(inside, learnerId);
  const before = snapshotOf(catalogue, held.state, now());
  const event = await measureItem(inside, held.state, toEvent(inside, judged));
  let after = await appendEvent(inside, { learnerId, held, event, margin: { check: check.id } });
  const moved = moveOn(inside, judged, { state: after.state, goal, answers: withAnswer(check, event) });
  const hasEnded = moved.state !== "open";
  if (hasEnded && check.purpose === "placement")
    after = await endPlacement(inside, { learnerId, held: after, checkId: check.id });
  await updateCheck(db, learnerId, moved);
  const then = snapshotOf(catalogue, after.state, now());
  return {
    attempt: toAttempt({ event, check: check.id }, false),
    feedback: judged.feedback,
    changes: changesBetween(catalogue, before, then),
    opened: openedBetween(catalogue, before, then),
    summary: hasEnded ? summaryOf(inside, check, then) : null,
    check: await toCheck(inside, learnerId, moved),
    next:
      hasEnded && goal !== null ? await chooseStep(inside, { learnerId, state: after.state, goal }) : null,
  };
}

function toEvent(inside: InTransaction, { check, open, entry, result, faults }: Judged): Answered {
  const item = entry.kind === "closed" ? entry.item : entry.exercise;
  const hasOptions = "options" in item;
  return {
    kind: "answered",
    id: randomUUID(),
    at: inside.now(),
    item: item.id,
    concept: entry.concept,
    also: item.also,
    itemKind: entry.kind === "closed" ? entry.item.kind : "exercise",
    choices: hasOptions ? item.options.length : 0,
    difficulty: item.difficulty,
    purpose: check.purpose,
    result,
    hints: open.hintsShown,
    tries: open.tries,
    faults: result === "right" ? [] : faults.filter((concept) => inside.catalogue.summaries.has(concept)),
    onlyMeasures: open.onlyMeasures,
  };
}

function moveOn(
  { catalogue }: InTransaction,
  { check, open, entry, result }: Judged,
  after: After,
): CheckRow {
  const { state, goal, answers } = after;
  if (entry.kind === "exercise" && result === "wrong")
    return { ...check, answers, openItem: { ...open, tries: open.tries + 1 } };
  const { purpose, concept } = check;
  const verdict = sittingVerdict(catalogue.graph, state, goal, { purpose, concept, answers });
  const next =
    verdict === "goes-on" ? nextItem(catalogue, { state, goal, check: { ...check, answers } }) : null;
  if (next !== null) return { ...check, answers, openItem: next };
  return { ...check, answers, openItem: null, state: verdict === "goes-on" ? "ended" : verdict };
}

function withAnswer(check: CheckRow, { item, concept, result, onlyMeasures }: Answered): CheckRow["answers"] {
  return [...check.answers.filter((answer) => answer.item !== item), { item, concept, result, onlyMeasures }];
}

function summaryOf({ catalogue }: InTransaction, check: CheckRow, now: Before): string {
  return saySummary(catalogue, {
    concept: check.concept,
    changes: changesBetween(catalogue, check.before, now),
    opened: openedBetween(catalogue, check.before, now),
  });
}
