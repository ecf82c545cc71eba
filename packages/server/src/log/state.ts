import { ENGINE_VERSION, evolve, type Happening, type LearnerState, replay } from "@aulo/engine";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { InTransaction } from "../deps.ts";
import { insertEntries, selectEntriesByLearner, selectLastSequence } from "./queries.ts";
import { EMPTY_MARGIN, type Entry, type EntryMargin } from "./entry.ts";
import type { Queries } from "../db/db.ts";
import { selectOptionalState, upsertState } from "./states.ts";

/** What is known of the learner, and the last entry of the log that it rests on. */
export type Held = { state: LearnerState; sequence: number };

type Reading = { db: Queries; catalogue: Catalogue };

/** The state that the entries lead to on today's track. */
export function foldEntries(catalogue: Catalogue, entries: readonly Entry[]): LearnerState {
  return replay(
    catalogue.graph,
    entries.map(({ event }) => catalogue.ids.inEvent(event)),
  );
}

/** Folds the whole log anew. */
export async function replayState({ db, catalogue }: Reading, learnerId: string): Promise<Held> {
  const entries = await selectEntriesByLearner(db, learnerId);
  return { state: foldEntries(catalogue, entries), sequence: entries.at(-1)?.sequence ?? 0 };
}

/** The stored state, or a new fold when it was made by another engine, from another graph or from a shorter log. */
export async function loadState(reading: Reading, learnerId: string): Promise<Held> {
  const stored = await selectOptionalState(reading.db, learnerId);
  const isFresh =
    stored !== null &&
    stored.engineVersion === ENGINE_VERSION &&
    stored.graph === reading.catalogue.graphPrint &&
    stored.sequence === (await selectLastSequence(reading.db, learnerId));
  return isFresh ? stored : replayState(reading, learnerId);
}

export function saveState(
  { db, catalogue }: Reading,
  learnerId: string,
  { state, sequence }: Held,
): Promise<void> {
  return upsertState(db, learnerId, {
    engineVersion: ENGINE_VERSION,
    graph: catalogue.graphPrint,
    sequence,
    state,
  });
}

type Append = { learnerId: string; held: Held; event: Happening; margin?: Partial<EntryMargin> };

/** Appends an entry to the log and saves the state that it leads to; both or neither. */
export async function appendEvent(
  inside: InTransaction,
  { learnerId, held, event, margin = {} }: Append,
): Promise<Held> {
  const sequence = held.sequence + 1;
  await insertEntries(inside.db, learnerId, [{ ...EMPTY_MARGIN, ...margin, sequence, event }]);
  const after = { state: evolve(inside.catalogue.graph, held.state, event), sequence };
  await saveState(inside, learnerId, after);
  return after;
}
