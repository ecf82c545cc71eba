import { toExerciseJob } from "@aulo/content";
import type { Check, Draft, PlacementResult } from "@aulo/contract";
import { maxItems, placementResult } from "@aulo/engine";
import { hintsOf, toPublicItem } from "@aulo/grading";
import type { Db } from "../db/tables.ts";
import type { Deps } from "../deps.ts";
import { ownFilesFor } from "../drafts/own-files-for.ts";
import { selectOptionalDraft } from "../drafts/queries.ts";
import { toDraft } from "../drafts/save-draft.ts";
import { loadActiveGoal } from "../goals/goal.ts";
import { loadState } from "../log/state.ts";
import { Refusal } from "../refusal.ts";
import { resultOf } from "./check-result.ts";
import { type CheckRow, type OpenItem, selectOptionalCheck } from "./queries.ts";

type ByCheck = { learnerId: string; checkId: string };
type Needs = Pick<Deps, "catalogue" | "runs"> & { db: Db };

/** @throws Refusal `not-found` */
export async function findCheck(db: Db, { learnerId, checkId }: ByCheck): Promise<CheckRow> {
  const row = await selectOptionalCheck(db, { learnerId, id: checkId });
  if (row === null)
    throw new Refusal("not-found", `You have no check ${checkId}; open one with POST /api/checks.`);
  return row;
}

/** @throws Refusal `check-ended` */
export function ensureCheckIsOpen(row: CheckRow): OpenItem {
  if (row.state !== "open" || row.openItem === null)
    throw new Refusal(
      "check-ended",
      "This check has ended, here or in another tab; go on with the next step, GET /api/step.",
    );
  return row.openItem;
}

/** @throws Refusal `already-answered`, `not-open` or `check-ended` when the check has another open item or none */
export function ensureItemIsOpen(row: CheckRow, item: string): OpenItem {
  if (wasAnswered(row, item))
    throw new Refusal(
      "already-answered",
      `${item} was answered in this check already, here or in another tab; load the check again to see its open item.`,
    );
  const open = ensureCheckIsOpen(row);
  if (open.item !== item)
    throw new Refusal(
      "not-open",
      `${item} is not the open item of this check, which is ${open.item}; load the check again.`,
    );
  return open;
}

/**
 * For an exercise that is run again after its end. The same run of an open exercise would show its failing tests without counting.
 *
 * @param openItems every item that is open in a check of the learner
 * @throws Refusal `not-found` when the item has not ended in this check, by a right answer or by "I don't know yet", or when it is open
 *   in another check
 */
export function ensureItemHasEnded(row: CheckRow, item: string, openItems: ReadonlySet<string>): void {
  const hasEnded = row.answers.some((answer) => answer.item === item && answer.result !== "wrong");
  if (!hasEnded || openItems.has(item))
    throw new Refusal(
      "not-found",
      `${item} has not ended in this check, or is open in another one; answer it first, or run it as the open exercise.`,
    );
}

/** A check as the learner sees it, with its open item. For an exercise, a sandbox is prepared. */
export async function toCheck(
  { db, catalogue, runs }: Needs,
  learnerId: string,
  row: CheckRow,
): Promise<Check> {
  const { openItem } = row;
  const entry = openItem === null ? undefined : catalogue.items.get(openItem.item);
  if (entry?.kind === "exercise") runs.prepare(toExerciseJob(entry.exercise, entry.exercise.starter, 0));
  return {
    id: row.id,
    purpose: row.purpose,
    concept: row.concept,
    state: row.state,
    asked: askedOf(row),
    atMost: maxItems(row.purpose),
    item:
      openItem === null || entry === undefined
        ? null
        : toPublicItem(entry, openItem.seed, await ownFilesFor({ db, catalogue }, learnerId, entry)),
    onlyMeasures: openItem?.onlyMeasures ?? false,
    hintsShown: openItem === null || entry === undefined ? [] : hintsOf(entry).slice(0, openItem.hintsShown),
    draft: entry?.kind === "exercise" ? await draftOf(db, learnerId, entry.exercise.id) : null,
    result: await resultOf({ db, catalogue }, learnerId, row),
    startedAt: row.startedAt.toISOString(),
  };
}

/** @throws Refusal `not-found` */
export async function getCheck(deps: Deps, input: ByCheck): Promise<Check> {
  return toCheck(deps, input.learnerId, await findCheck(deps.db, input));
}

/**
 * Conclusions of the placement so far, over the active goal or, without one, over the whole track.
 *
 * @throws Refusal `not-found` also for a check of another purpose
 */
export async function getPlacement(deps: Deps, input: ByCheck): Promise<PlacementResult> {
  const { purpose } = await findCheck(deps.db, input);
  if (purpose !== "placement")
    throw new Refusal("not-found", `The check ${input.checkId} is not a placement.`);
  const { state } = await loadState(deps, input.learnerId);
  return placementResult(deps.catalogue.graph, state, await loadActiveGoal(deps, input.learnerId));
}

/** Answered items of the check, without the open one. */
function askedOf({ answers, openItem }: CheckRow): number {
  return answers.filter(({ item }) => item !== openItem?.item).length;
}

function wasAnswered({ answers, openItem }: CheckRow, item: string): boolean {
  return answers.some((answer) => answer.item === item) && openItem?.item !== item;
}

async function draftOf(db: Db, learnerId: string, exercise: string): Promise<Draft | null> {
  const saved = await selectOptionalDraft(db, { learnerId, exercise });
  return saved === null ? null : toDraft(saved);
}
