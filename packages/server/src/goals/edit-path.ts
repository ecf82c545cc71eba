import { type Catalogue, withRequired } from "../catalogue/catalogue.ts";
import { misfit } from "../refusal.ts";

/** What decides a goal's path. */
export type Aim = { targets: readonly string[]; dropped: readonly string[] };
export type Edit = { drop: readonly string[]; add: readonly string[] };

/**
 * Drops and adds concepts.
 *
 * A dropped concept is left out; if it was a target, what only it needed goes too. An added one becomes a target and
 * brings what it needs, also what was dropped before.
 *
 * @throws Refusal `does-not-fit` for an unknown concept, one that is both dropped and added, or a path without any concept
 */
export function editPath(catalogue: Catalogue, aim: Aim, { drop, add }: Edit): Aim {
  ensureKnown(catalogue, drop, "body.drop");
  ensureKnown(catalogue, add, "body.add");
  const both = drop.find((id) => add.includes(id));
  if (both !== undefined) throw misfit("body.drop", `“${both}” cannot be dropped and added at once.`);
  const brought = new Set(withRequired(catalogue, add));
  const targets = [...new Set([...aim.targets.filter((id) => !drop.includes(id)), ...add])];
  const dropped = [...new Set([...aim.dropped.filter((id) => !brought.has(id)), ...drop])];
  const left = withRequired(catalogue, targets).filter((id) => !dropped.includes(id));
  if (left.length === 0) throw misfit("body.drop", "nothing would be left of the goal; delete it instead.");
  return { targets, dropped };
}

function ensureKnown({ summaries }: Catalogue, concepts: readonly string[], path: string): void {
  const unknown = concepts.find((id) => !summaries.has(id));
  if (unknown !== undefined)
    throw misfit(path, `the track has no concept “${unknown}”; GET /api/track lists them.`);
}
