import type { PublicItem } from "@aulo/contract";
import { toPublicItem } from "@aulo/grading";
import { ensureConcept } from "../catalogue/find-or-refuse.ts";
import type { Deps } from "../deps.ts";
import { foldable } from "../log/fold-log.ts";
import { selectEntriesOnConcepts, selectVoids } from "../log/queries.ts";

/** Most items in one reply. */
const AT_MOST = 5;
/** Order of options and lines. No answer is graded by it. */
const SEED = 1;

/**
 * Items of the concept whose last answer was not right, newest first, as the learner saw them. An item that the track has dropped is left out.
 *
 * @throws Refusal `not-found` for an unknown concept
 */
export async function getMissed(
  { db, catalogue }: Deps,
  { learnerId, concept }: { learnerId: string; concept: string },
): Promise<{ items: PublicItem[] }> {
  ensureConcept(catalogue, concept);
  const entries = await selectEntriesOnConcepts(db, { learnerId, concepts: catalogue.ids.formerly(concept) });
  const voids = await selectVoids(db, learnerId);
  const log = foldable(catalogue, entries, voids);
  const answers = log.flatMap((event) =>
    event.kind === "answered" && event.concept === concept ? [event] : [],
  );
  const missed = answers.filter(
    ({ id, item, result }) => result !== "right" && answers.findLast((each) => each.item === item)?.id === id,
  );
  const items = missed.toReversed().flatMap(({ item }) => catalogue.items.get(item) ?? []);
  return { items: items.slice(0, AT_MOST).map((entry) => toPublicItem(entry, SEED)) };
}
