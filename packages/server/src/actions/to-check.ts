import { toExerciseJob } from "@aulo/content";
import type { Check } from "@aulo/contract";
import { maxItems } from "@aulo/engine";
import type { CatalogueItem } from "../catalogue/catalogue.ts";
import { toPublicItem } from "../catalogue/public-item.ts";
import type { Deps } from "../deps.ts";
import type { CheckRow } from "../store/checks.ts";
import { selectDraftsByLearner } from "../store/drafts.ts";
import type { Queries } from "../store/queries.ts";

export function hintsOf(entry: CatalogueItem): readonly string[] {
  return entry.kind === "closed" ? entry.item.hints : entry.exercise.hints;
}

type Needs = Pick<Deps, "catalogue" | "runner"> & { db: Queries };

/** A check as the learner sees it, with its open item. The runner gets ready for an exercise that is shown. */
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

/** Items of the check that are behind the learner: one that is still open does not count. */
function askedOf({ answers, openItem }: CheckRow): number {
  return answers.filter(({ item }) => item !== openItem?.item).length;
}

async function draftOf(db: Queries, learnerId: string, exercise: string) {
  const drafts = await selectDraftsByLearner(db, learnerId);
  return drafts.find((draft) => draft.exercise === exercise)?.files ?? null;
}
