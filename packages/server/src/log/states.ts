import type { LearnerState } from "@aulo/engine";
import type { Queries } from "../db/db.ts";

/** A stored fold, and what it was folded from. */
export type StoredState = {
  engineVersion: number;
  graph: string;
  sequence: number;
  state: LearnerState;
};

export async function selectOptionalState(db: Queries, learnerId: string): Promise<StoredState | null> {
  const row = await db
    .selectFrom("states")
    .select(["engine_version as engineVersion", "graph", "sequence", "state"])
    .where("learner_id", "=", learnerId)
    .executeTakeFirst();
  return row ?? null;
}

export async function upsertState(db: Queries, learnerId: string, stored: StoredState): Promise<void> {
  const columns = {
    engine_version: stored.engineVersion,
    graph: stored.graph,
    sequence: stored.sequence,
    state: JSON.stringify(stored.state),
  };
  await db
    .insertInto("states")
    .values({ learner_id: learnerId, ...columns })
    .onConflict((conflict) => conflict.column("learner_id").doUpdateSet(columns))
    .execute();
}
