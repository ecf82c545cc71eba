import type { Goal } from "@aulo/contract";
import { type Catalogue, withRequired } from "../catalogue/catalogue.ts";
import type { Db } from "../db/tables.ts";
import { Refusal } from "../refusal.ts";
import { type GoalRow, selectGoalsByLearner, selectOptionalActiveGoal } from "./queries.ts";

type Reading = { db: Db; catalogue: Catalogue };

/**
 * A goal with its path: the targets and everything they need, less the dropped concepts.
 *
 * The path is computed each time the goal is read, so that it follows changes of the track.
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

/** Newest first. */
export async function listGoals(
  { db, catalogue }: Reading,
  { learnerId }: { learnerId: string },
): Promise<{ goals: Goal[] }> {
  const rows = await selectGoalsByLearner(db, learnerId);
  return { goals: rows.map((row) => toGoal(catalogue, row)) };
}

/** @throws Refusal `not-found` */
export function findGoal(rows: readonly GoalRow[], id: string): GoalRow {
  const row = rows.find((each) => each.id === id);
  if (row === undefined)
    throw new Refusal("not-found", `You have no goal ${id}; GET /api/goals lists yours.`);
  return row;
}

export async function loadActiveGoal({ db, catalogue }: Reading, learnerId: string): Promise<Goal | null> {
  const row = await selectOptionalActiveGoal(db, learnerId);
  return row === null ? null : toGoal(catalogue, row);
}

/** The active goal; for a learner without one, all concepts of the track. */
export async function loadGoalOrTrack(
  reading: Reading,
  learnerId: string,
): Promise<{ concepts: readonly string[] }> {
  const goal = await loadActiveGoal(reading, learnerId);
  return goal ?? { concepts: reading.catalogue.graph.concepts.map(({ id }) => id) };
}

function current({ ids, summaries }: Catalogue, concepts: readonly string[]): string[] {
  return [...new Set(concepts.flatMap(ids.of).filter((id) => summaries.has(id)))];
}
