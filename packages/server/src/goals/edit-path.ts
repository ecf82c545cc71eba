import { type Catalogue, withRequired } from "../catalogue/catalogue.ts";
import { ensureConceptIn } from "../catalogue/find-or-refuse.ts";
import { doesNotFit } from "../refusal.ts";

/** The concepts from which a goal's path is computed. */
export type PathChoice = { targets: readonly string[]; dropped: readonly string[] };
export type Edit = { drop: readonly string[]; add: readonly string[] };

/**
 * Drops and adds concepts.
 *
 * A dropped concept is left out; if it was a target, the concepts that only it needed go too. An added concept becomes a
 * target and brings everything it needs, also concepts that were dropped before.
 *
 * @throws Refusal `does-not-fit` for an unknown concept, one that is both dropped and added, or a path without any concept
 */
export function editPath(catalogue: Catalogue, chosen: PathChoice, { drop, add }: Edit): PathChoice {
  for (const concept of drop) ensureConceptIn(catalogue, "body.drop", concept);
  for (const concept of add) ensureConceptIn(catalogue, "body.add", concept);
  const both = drop.find((id) => add.includes(id));
  if (both !== undefined) throw doesNotFit("body.drop", `“${both}” cannot be dropped and added at once.`);
  const brought = new Set(withRequired(catalogue, add));
  const targets = [...new Set([...chosen.targets.filter((id) => !drop.includes(id)), ...add])];
  const dropped = [...new Set([...chosen.dropped.filter((id) => !brought.has(id)), ...drop])];
  const left = withRequired(catalogue, targets).filter((id) => !dropped.includes(id));
  if (left.length === 0)
    throw doesNotFit("body.drop", "nothing would be left of the goal; delete it instead.");
  return { targets, dropped };
}
