/** The learner's state: a fold of the log, with a stored copy. */
import { ENGINE_VERSION, evolve, type LearnerState, type LogEvent, replay } from "@aulo/engine";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Db } from "../db/tables.ts";
import type { TxDeps } from "../deps.ts";
import { type Entry, type EntryContext, NO_CONTEXT } from "./entry.ts";
import {
  insertEntries,
  selectEntriesByLearner,
  selectLastSequence,
  selectOptionalState,
  upsertState,
} from "./queries.ts";

/** The learner's state, and the sequence of the last entry of the log that is folded into it. */
export type FoldedState = { state: LearnerState; sequence: number };

type Reading = { db: Db; catalogue: Catalogue };

/** Folds the entries, with their ids as the track has them today. */
export function foldEntries(catalogue: Catalogue, entries: readonly Entry[]): LearnerState {
  return replay(
    catalogue.graph,
    entries.map(({ event }) => catalogue.ids.inEvent(event)),
  );
}

/** Folds the whole log anew. */
export async function replayState({ db, catalogue }: Reading, learnerId: string): Promise<FoldedState> {
  const entries = await selectEntriesByLearner(db, learnerId);
  return { state: foldEntries(catalogue, entries), sequence: entries.at(-1)?.sequence ?? 0 };
}

/** The stored state, or a new fold when the stored one is of another engine version, another graph or a shorter log. */
export async function loadState(reading: Reading, learnerId: string): Promise<FoldedState> {
  const stored = await selectOptionalState(reading.db, learnerId);
  const isFresh =
    stored !== null &&
    stored.engineVersion === ENGINE_VERSION &&
    stored.graphHash === reading.catalogue.graphHash &&
    stored.sequence === (await selectLastSequence(reading.db, learnerId));
  return isFresh ? stored : replayState(reading, learnerId);
}

export function saveState(
  { db, catalogue }: Reading,
  learnerId: string,
  { state, sequence }: FoldedState,
): Promise<void> {
  return upsertState(db, learnerId, {
    engineVersion: ENGINE_VERSION,
    graphHash: catalogue.graphHash,
    sequence,
    state,
  });
}

type Append = {
  learnerId: string;
  folded: FoldedState;
  event: Exclude<LogEvent, { kind: "voided" }>;
  context?: Partial<EntryContext>;
};

/** Appends an entry to the log, folds it into the state and saves both. */
export async function appendEvent(
  tx: TxDeps,
  { learnerId, folded, event, context = {} }: Append,
): Promise<FoldedState> {
  const sequence = folded.sequence + 1;
  await insertEntries(tx.db, learnerId, [{ ...NO_CONTEXT, ...context, sequence, event }]);
  const after = { state: evolve(tx.catalogue.graph, folded.state, event), sequence };
  await saveState(tx, learnerId, after);
  return after;
}
