import type { Goal } from "@aulo/contract";
import { type Catalogue, withRequired } from "../catalogue/catalogue.ts";
import { type GoalRow, selectOptionalActiveGoal } from "./queries.ts";
import type { Queries } from "../db/db.ts";

/**
 * A goal with its path: the targets and everything they need, less what was dropped.
 *
 * It is worked out on each reading, so that the path follows the track when that changes.
 */
export function toGoal(catalogue: Catalogue, row: GoalRow): Goal {
  const targets = current(catalogue, row.targets);
  const dropped = new Set(current(catalogue, row.dropped));
  return {
    id: row.id,
    text: row.text,
    title: row.title,
    targets,
    concepts: withRequired(catalogue, targets).filter((id) => !dropped.has(id)),
    waits: row.waits,
    active: row.active,
    createdAt: row.createdAt.toISOString(),
  };
}

export async function loadActiveGoal(
  { db, catalogue }: { db: Queries; catalogue: Catalogue },
  learnerId: string,
): Promise<Goal | null> {
  const row = await selectOptionalActiveGoal(db, learnerId);
  return row === null ? null : toGoal(catalogue, row);
}

/** What a step is chosen for when there is no goal: all of the track. */
export function wholeTrack({ graph }: Catalogue): { concepts: string[] } {
  return {
    concepts: graph.concepts.map(({ id }) => id),
  };
}

function current({ ids, summaries }: Catalogue, concepts: readonly string[]): string[] {
  return [...new Set(concepts.flatMap(ids.of).filter((id) => summaries.has(id)))];
}
