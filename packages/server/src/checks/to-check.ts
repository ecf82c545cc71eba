import { toExerciseJob } from "@aulo/content";
import type { Check } from "@aulo/contract";
import { maxItems } from "@aulo/engine";
import { hintsOf, toPublicItem } from "@aulo/grading";
import type { Db } from "../db/tables.ts";
import type { Deps } from "../deps.ts";
import { selectDraftsByLearner } from "../drafts/queries.ts";
import type { CheckRow } from "./queries.ts";

type Needs = Pick<Deps, "catalogue" | "runner"> & { db: Db };

/** A check as the learner sees it, with its open item. For an exercise, the runner prepares a sandbox. */
export async function toCheck(
  { db, catalogue, runner }: Needs,
  learnerId: string,
  row: CheckRow,
): Promise<Check> {
  const { openItem } = row;
  const entry = openItem === null ? undefined : catalogue.items.get(openItem.item);
  if (entry?.kind === "exercise") runner.prepare(toExerciseJob(entry.exercise, entry.exercise.starter, 0));
  return {
    id: row.id,
    purpose: row.purpose,
    concept: row.concept,
    state: row.state,
    asked: askedOf(row),
    atMost: maxItems(row.purpose),
    item: openItem === null || entry === undefined ? null : toPublicItem(entry, openItem.seed),
    onlyMeasures: openItem?.onlyMeasures ?? false,
    hintsShown: openItem === null || entry === undefined ? [] : hintsOf(entry).slice(0, openItem.hintsShown),
    draft: entry?.kind === "exercise" ? await draftOf(db, learnerId, entry.exercise.id) : null,
    startedAt: row.startedAt.toISOString(),
  };
}

/** Answered items of the check, without the open one. */
function askedOf({ answers, openItem }: CheckRow): number {
  return answers.filter(({ item }) => item !== openItem?.item).length;
}

async function draftOf(db: Db, learnerId: string, exercise: string) {
  const drafts = await selectDraftsByLearner(db, learnerId);
  return drafts.find((draft) => draft.exercise === exercise)?.files ?? null;
}
