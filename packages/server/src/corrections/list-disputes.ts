import type { Dispute } from "@aulo/contract";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { ensureConcept, findItem } from "../catalogue/find-or-refuse.ts";
import type { Db } from "../db/tables.ts";
import { toDispute } from "./dispute-answer.ts";
import { type DisputeRow, selectDisputes } from "./queries.ts";

/** The disputes of an item, oldest first, without any id of a learner or an answer. */
export type DisputedItem = {
  item: string;
  concept: string;
  disputes: Omit<Dispute, "entry" | "item">[];
};

/** Null leaves the filter out. Former ids of concepts and items fit too. */
export type DisputeFilter = { concept: string | null; item: string | null };

/**
 * Every disputed item with its disputes, by today's ids; the item with most disputes comes first.
 *
 * @throws Refusal `not-found` for a concept or item that the track does not have
 */
export async function listDisputes(
  { db, catalogue }: { db: Db; catalogue: Catalogue },
  { concept, item }: DisputeFilter,
): Promise<DisputedItem[]> {
  const today = (id: string) => catalogue.ids.of(id)[0] ?? id;
  if (concept !== null) ensureConcept(catalogue, concept);
  if (item !== null) findItem(catalogue, today(item));
  const byItem = Map.groupBy(await selectDisputes(db), (dispute) => today(dispute.item));
  return [...byItem]
    .map(([id, rows]) => ({ item: id, concept: conceptOf(catalogue, id), disputes: rows.map(withoutIds) }))
    .filter((each) => item === null || each.item === today(item))
    .filter((each) => concept === null || each.concept === today(concept))
    .toSorted((a, b) => b.disputes.length - a.disputes.length || (a.item < b.item ? -1 : 1));
}

/** An item that is not in the track any more belongs to the concept that its id begins with. */
function conceptOf({ items }: Catalogue, item: string): string {
  return items.get(item)?.concept ?? item.replace(/[./].*/, "");
}

function withoutIds(row: DisputeRow): DisputedItem["disputes"][number] {
  const { entry: _, item: __, ...dispute } = toDispute(row);
  return dispute;
}
