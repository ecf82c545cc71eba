import type { Catalogue, CatalogueItem } from "./catalogue.ts";
import { Refusal } from "../refusal.ts";

/** @throws Refusal `not-found` for an id that the track does not have */
export function findItem(catalogue: Catalogue, id: string): CatalogueItem {
  const entry = catalogue.items.get(id);
  if (entry === undefined) throw new Refusal("not-found", `The track has no item ${id}.`);
  return entry;
}
