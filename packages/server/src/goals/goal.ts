import type { Goal } from "@aulo/contract";
import { chooseNext, type Goal as EngineGoal, wholeGoalOf } from "@aulo/engine";
import { type Catalogue, withRequired } from "../catalogue/catalogue.ts";
import type { Db } from "../db/tables.ts";
import type { TxDeps } from "../deps.ts";
import { loadState } from "../log/state.ts";
import { Refusal } from "../refusal.ts";
import { type GoalRow, selectGoalsByLearner, selectOptionalActiveGoal, updateGoal } from "./queries.ts";

type Reading = { db: Db; catalogue: Catalogue };

/**
 * A goal with its path: the targets and everything they need, less the dropped concepts.
 *
 * The path is computed each time the goal is read, so that it follows changes of the track.
 */
export function toGoal(catalogue: Catalogue, row: GoalRow): Goal {
  const targets = current(catalogue, [
    ...row.targets,
    ...(row.reachedAt === null ? askedFor(catalogue, row) : []),
  ]);
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
    reachedAt: row.reachedAt?.toISOString() ?? null,
  };
}

/** The goal as the engine reads it. */
export function toEngineGoal({ concepts, targets, reachedAt }: Goal): EngineGoal {
  return { concepts, targets: targets.filter((id) => concepts.includes(id)), reached: reachedAt !== null };
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

/** The active goal as the engine reads it; for a learner without one, all concepts of the track. */
export async function loadGoalOrTrack(reading: Reading, learnerId: string): Promise<EngineGoal> {
  const goal = await loadActiveGoal(reading, learnerId);
  return goal === null ? wholeGoalOf(reading.catalogue.graph) : toEngineGoal(goal);
}

/** Notes that the active goal was reached, once nothing of it is left for the first time. For every change that can end a path. */
export async function noteIfReached(tx: TxDeps, learnerId: string): Promise<void> {
  const row = await findNewlyReachedGoal(tx, learnerId);
  if (row !== null) await updateGoal(tx.db, learnerId, { ...row, reachedAt: new Date(tx.now()) });
}

/** The active goal when nothing of it is left and that was not noted yet; otherwise null. */
export async function findNewlyReachedGoal(tx: TxDeps, learnerId: string): Promise<GoalRow | null> {
  const { db, catalogue, now } = tx;
  const row = await selectOptionalActiveGoal(db, learnerId);
  if (row === null || row.reachedAt !== null) return null;
  const { state } = await loadState(tx, learnerId);
  const step = chooseNext(catalogue.graph, state, toEngineGoal(toGoal(catalogue, row)), now());
  return step.kind === "done" ? row : null;
}

/** Concepts of the subjects that can wait for which the goal asks. The track may have got them after the goal was set. */
function askedFor({ track }: Catalogue, { waits }: GoalRow): string[] {
  return track.waits.filter(({ id }) => waits.includes(id)).flatMap(({ concepts }) => concepts);
}

function current({ ids, summaries }: Catalogue, concepts: readonly string[]): string[] {
  return [...new Set(concepts.flatMap(ids.of).filter((id) => summaries.has(id)))];
}
