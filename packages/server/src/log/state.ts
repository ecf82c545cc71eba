/**
 * The learner's state: a fold of the log.
 *
 * 1. A change appends to the log and folds the new entry into the state that this process keeps in memory.
 * 2. A copy of the state is stored from time to time, so that a state which is not in memory needs only the entries after the copy.
 * 3. The log alone decides: both copies are used only as far as they are of this log, this engine and this graph.
 */
import { beginState, ENGINE_VERSION, evolve, type LearnerState, type LogEvent, replay } from "@aulo/engine";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { packState } from "../db/pack-state.ts";
import type { Db } from "../db/tables.ts";
import type { TxDeps } from "../deps.ts";
import { ensureRoomInLog } from "./ensure-room.ts";
import { type Entry, type EntryContext, NO_CONTEXT } from "./entry.ts";
import { foldEntriesBetween, foldEvents } from "./fold-log.ts";
import {
  insertEntries,
  type LogHead,
  selectEntriesBetween,
  selectLogHead,
  selectOptionalState,
  selectVoids,
  upsertState,
} from "./queries.ts";

/** The learner's state, and the sequence of the last entry that is folded into it. */
export type FoldedState = { state: LearnerState; sequence: number };

/** A state with the log that it is of. `stored`: sequence up to which the stored copy goes; 0 when none fits. */
export type LoadedState = FoldedState & Pick<LogHead, "insertedBy" | "voids"> & { stored: number };

/** The state of a learner as it was last folded in this process. `lastId`: id of the last folded entry. */
type Kept = LoadedState & { lastId: string };

/** Learners whose state is kept in memory. Reading a long state from the database takes longer than all that is done with it. */
const MOST_KEPT = 50;
const keptStates = new WeakMap<Catalogue, Map<string, Kept>>();

type Reading = { db: Db; catalogue: Catalogue };

/** Folds the entries, with their ids as the track has them today. */
export function foldEntries(catalogue: Catalogue, entries: readonly Entry[]): LearnerState {
  return replay(
    catalogue.graph,
    entries.map(({ event }) => catalogue.ids.inEvent(event)),
  );
}

/** Folds the whole log anew. */
export async function replayState(reading: Reading, learnerId: string): Promise<FoldedState> {
  const { last } = await selectLogHead(reading.db, learnerId);
  const voids = await selectVoids(reading.db, learnerId);
  const begin = beginState(reading.catalogue.graph);
  const state = await foldEntriesBetween(reading, begin, { learnerId, from: 1, to: last, voids });
  return { state, sequence: last };
}

/**
 * The state after the whole log: the state kept in memory, or else the stored one, with the entries that came after it. A new fold when
 * both are of another engine version, another graph or another log.
 */
export async function loadState(reading: Reading, learnerId: string): Promise<LoadedState> {
  const head = await selectLogHead(reading.db, learnerId);
  const { insertedBy, voids } = head;
  const stored = storedSequence(reading.catalogue, head);
  const kept = keptOf(reading.catalogue).get(learnerId);
  const isSameLog = kept?.insertedBy === insertedBy && kept.voids === voids;
  const known = isSameLog && kept.sequence <= head.last ? kept : null;
  const folded: Start =
    (known && (await withEntriesAfter(reading, learnerId, { from: known, head }))) ??
    (stored > 0 ? await loadStored(reading, learnerId, head) : null) ??
    (await replayState(reading, learnerId));
  const { state, sequence, lastId } = folded;
  const loaded = { state, sequence, insertedBy, voids, stored };
  await keep(reading, learnerId, loaded, lastId);
  return loaded;
}

export async function saveState(
  reading: Reading,
  learnerId: string,
  { state, sequence }: FoldedState,
): Promise<void> {
  await savePackedState(reading, learnerId, { packed: await packState(state), sequence });
}

/** @param packed by `packState` */
export function savePackedState(
  { db, catalogue }: Reading,
  learnerId: string,
  { packed, sequence }: { packed: Uint8Array; sequence: number },
): Promise<void> {
  const { graphHash } = catalogue;
  return upsertState(db, learnerId, { engineVersion: ENGINE_VERSION, graphHash, sequence, packed });
}

/**
 * Appends an entry to the log and folds it into the state. The state is stored with the first entry, which is small then, so that every
 * learner has a stored version of the engine; later `storeStateLater` does it.
 *
 * @throws Refusal `log-full` or `too-many-entries`
 */
export async function appendEvent(
  tx: TxDeps,
  { learnerId, folded, event, context = {} }: Append,
): Promise<FoldedState> {
  const sequence = folded.sequence + 1;
  await ensureRoomInLog(tx, learnerId, sequence);
  await insertEntries(tx.db, learnerId, [{ ...NO_CONTEXT, ...context, sequence, event }]);
  const from = performance.now();
  const after = { state: evolve(tx.catalogue.graph, folded.state, event), sequence };
  tx.meter.folded((performance.now() - from) / 1_000);
  if (sequence === 1) await saveState(tx, learnerId, after);
  return after;
}

/** The state that this process keeps of a learner; null when it keeps none. It may lack the last entries. */
export function findKeptState(catalogue: Catalogue, learnerId: string): LoadedState | null {
  return keptOf(catalogue).get(learnerId) ?? null;
}

/** 0 for a state of another engine or graph. */
function storedSequence({ graphHash }: Catalogue, { stored, last }: LogHead): number {
  const fits = stored?.engineVersion === ENGINE_VERSION && stored.graphHash === graphHash;
  return fits && stored.sequence <= last ? stored.sequence : 0;
}

async function loadStored(reading: Reading, learnerId: string, head: LogHead): Promise<Start | null> {
  const stored = await selectOptionalState(reading.db, learnerId);
  if (stored === null) return null;
  return withEntriesAfter(reading, learnerId, { from: stored, head });
}

/** `lastId`: id of the last folded entry, where it is known already. */
type Start = FoldedState & { lastId?: string };

/** Null when the state is not one of this log, or when the entries after it take back others. */
async function withEntriesAfter(
  { db, catalogue }: Reading,
  learnerId: string,
  { from, head }: { from: Start; head: LogHead },
): Promise<Start | null> {
  const { sequence, lastId } = from;
  if (lastId === undefined && sequence === head.last) return from;
  const entries = await selectEntriesBetween(db, { learnerId, from: sequence, to: head.last });
  if (lastId !== undefined && (entries[0]?.event.id ?? "") !== lastId) return null;
  const events = entries
    .filter((each) => each.sequence > sequence)
    .map(({ event }) => catalogue.ids.inEvent(event));
  const folded = events.filter((event) => event.kind !== "voided");
  if (folded.length < events.length) return null;
  const state = await foldEvents(catalogue, from.state, folded);
  return { state, sequence: head.last, lastId: entries.at(-1)?.event.id ?? "" };
}

function keptOf(catalogue: Catalogue): Map<string, Kept> {
  const kept = keptStates.get(catalogue) ?? new Map<string, Kept>();
  keptStates.set(catalogue, kept);
  return kept;
}

async function keep(
  { db, catalogue }: Reading,
  learnerId: string,
  loaded: LoadedState,
  known: string | undefined,
): Promise<void> {
  const kept = keptOf(catalogue);
  const before = kept.get(learnerId);
  const { sequence } = loaded;
  const lastId =
    known ??
    (before?.state === loaded.state
      ? before.lastId
      : ((await selectEntriesBetween(db, { learnerId, from: sequence, to: sequence }))[0]?.event.id ?? ""));
  kept.delete(learnerId);
  kept.set(learnerId, { ...loaded, lastId });
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
}

type Append = {
  learnerId: string;
  folded: FoldedState;
  event: Exclude<LogEvent, { kind: "voided" }>;
  context?: Partial<EntryContext>;
};
