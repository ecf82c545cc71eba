import { randomInt, randomUUID } from "node:crypto";
import { MOST_INTEGER } from "@aulo/contract";
import {
  type Answered,
  checkVerdict,
  chooseItem,
  type Goal,
  type LearnerState,
  type Verdict,
} from "@aulo/engine";
import type { ItemEntry } from "@aulo/grading";
import type { TxDeps } from "../deps.ts";
import { selectDraftedExercises } from "../drafts/queries.ts";
import { findNewlyReachedGoal, loadActiveGoal } from "../goals/goal.ts";
import { appendEvent, type FoldedState } from "../log/state.ts";
import { toResult } from "./check-result.ts";
import { type CheckRow, type OpenItem, updateCheck } from "./queries.ts";

type Answer = { learnerId: string; open: OpenItem; entry: ItemEntry; result: Answered["result"] };
type Moved = { check: CheckRow; folded: FoldedState };
type Asking = Pick<CheckRow, "purpose" | "concept" | "answers" | "seed">;
type Standing = { state: LearnerState; goal: Goal | null; check: Asking };
type Clocked = Pick<TxDeps, "catalogue" | "now">;

/** After an answer: leaves a failed exercise open, opens the next item, or closes the check. */
export async function moveOn(tx: TxDeps, answer: Answer, { check, folded }: Moved): Promise<Moved> {
  const { learnerId, open, entry, result } = answer;
  const goal = await loadActiveGoal(tx, learnerId);
  const isRun = entry.kind === "exercise" && result === "wrong";
  const asking = { state: folded.state, goal, check };
  const isOver = !isRun && verdictOf(tx, asking) !== "goes-on";
  const drafts = await selectDraftedExercises(tx.db, learnerId);
  const openItem = isRun
    ? { ...open, tries: open.tries + 1 }
    : isOver
      ? null
      : nextItem(tx, { ...asking, drafts });
  if (openItem === null) return closeCheck(tx, { learnerId, check, folded });
  const moved = { ...check, openItem };
  await updateCheck(tx.db, learnerId, moved);
  return { check: moved, folded };
}

/**
 * Closes an open check with the engine's verdict on its answers, or as `ended` when there is no verdict yet. The log notes the end of a placement. The result is
 * stored with the check, so that it stays the same.
 *
 * @param folded the state after the last answer of the check
 */
export async function closeCheck(
  tx: TxDeps,
  { learnerId, check, folded }: Moved & { learnerId: string },
): Promise<Moved> {
  const goal = await loadActiveGoal(tx, learnerId);
  const verdict = verdictOf(tx, { state: folded.state, goal, check });
  const ended: CheckRow = { ...check, openItem: null, state: verdict === "goes-on" ? "ended" : verdict };
  const noted = await noteEnd(tx, { learnerId, check, folded });
  const reached = await findNewlyReachedGoal(tx, learnerId);
  const reachedGoal = reached && { id: reached.id, title: reached.title };
  const result = toResult(tx.catalogue, ended, { state: noted.state, at: tx.now(), goal, reachedGoal });
  const closed = { ...ended, result };
  await updateCheck(tx.db, learnerId, closed);
  return { check: closed, folded: noted };
}

/** The next item of the check with a new seed for its order; null when no item is left. */
export function nextItem(
  { catalogue, now }: Clocked,
  { state, goal, check, drafts }: Standing & { drafts: readonly string[] },
): OpenItem | null {
  const { purpose, concept, answers, seed } = check;
  const choice = chooseItem(
    catalogue.graph,
    state,
    goal,
    { purpose, concept, answers },
    { seed, now: now(), drafts },
  );
  return choice === null ? null : { ...choice, seed: newSeed(), hintsShown: 0, tries: 0 };
}

export function newSeed(): number {
  return randomInt(MOST_INTEGER);
}

function verdictOf({ catalogue, now }: Clocked, { state, goal, check }: Standing): Verdict {
  const { purpose, concept, answers } = check;
  return checkVerdict(catalogue.graph, state, goal, { purpose, concept, answers }, now());
}

async function noteEnd(
  tx: TxDeps,
  { learnerId, check, folded }: Moved & { learnerId: string },
): Promise<FoldedState> {
  if (check.purpose !== "placement") return folded;
  const event = { kind: "placement-ended" as const, id: randomUUID(), at: tx.now() };
  return appendEvent(tx, { learnerId, folded, event, context: { check: check.id } });
}
