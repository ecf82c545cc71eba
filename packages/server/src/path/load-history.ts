/**
 * The history of a learner: the log, folded from its start, for views that look back.
 *
 * 1. A thread of its own keeps the fold in memory, and continues it with the entries that came after it.
 * 2. The entries are read and sent a part at a time, and other requests go on in between.
 * 3. When an entry is voided, the history goes back to the end of the part before it.
 * 4. After an import, the history begins again.
 */
import { beginState, type LearnerState, type LogEvent, voidedIn } from "@aulo/engine";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Db } from "../db/tables.ts";
import { foldable, foldEntriesBetween } from "../log/fold-log.ts";
import {
  type LogHead,
  selectEntriesBetween,
  selectLogHead,
  selectOptionalFirst,
  selectVoids,
} from "../log/queries.ts";
import { PART } from "./history-folds.ts";
import { type HistoryThread, startHistoryThread } from "./history-thread.ts";

/** A part of the log that the thread has folded from the start: up to the entry `sequence`, whose id is `lastId`. */
type Checkpoint = { sequence: number; lastId: string };

/** `checkpoints`: one for each part of the log, oldest first, from the start. */
export type History = Checkpoint &
  Pick<LogHead, "insertedBy" | "voids"> & { checkpoints: readonly Checkpoint[] };

type Reading = { db: Db; catalogue: Catalogue };

/** Learners whose history is kept: some megabytes for a long one. */
const MOST_KEPT = 20;

/** `last`: the history as it was last loaded. */
type Kept = { loading: Promise<History>; last: History | null };
type Histories = { thread: HistoryThread; kept: Map<string, Kept> };
const historiesByCatalogue = new WeakMap<Catalogue, Histories>();

/**
 * Loads the history up to the end of the log, and uses it before any other request of the learner changes it. Not inside a transaction: it
 * waits for them.
 */
export async function withHistory<T>(
  reading: Reading,
  learnerId: string,
  use: (history: History, thread: HistoryThread) => Promise<T>,
): Promise<T> {
  const { thread, kept } = historiesOf(reading.catalogue);
  const before = kept.get(learnerId);
  const known = before?.loading.catch(() => null) ?? Promise.resolve(null);
  const continued = known.then((history) => continueHistory(reading, thread, { learnerId, known: history }));
  const used = continued.then((history) => use(history, thread));
  const own: Kept = { loading: used.then(() => continued), last: before?.last ?? null };
  own.loading.catch(() => {});
  kept.delete(learnerId);
  kept.set(learnerId, own);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) {
    kept.delete(oldest);
    thread.ask("forget", { learnerId: oldest }).catch(() => {});
  }
  own.last = await continued;
  return used;
}

/** Loads the history, so that a later `stateUpTo` needs only the last part of the log. */
export async function loadHistory(reading: Reading, learnerId: string): Promise<void> {
  await withHistory(reading, learnerId, async () => {});
}

/** The state after the entry `to`. It is folded from a part that the thread has, or else from the start. */
export async function stateUpTo(
  reading: Reading,
  learnerId: string,
  { to }: { to: number },
): Promise<LearnerState> {
  const { db, catalogue } = reading;
  const { thread, kept } = historiesOf(catalogue);
  const voids = await selectVoids(db, learnerId);
  const head = await selectLogHead(db, learnerId);
  const last = kept.get(learnerId)?.last ?? null;
  const history = last && (await fittingPart(db, learnerId, { history: last, head, voids }));
  const parts = history === null ? [] : [history, ...history.checkpoints.toReversed()];
  // The thread may lack the last part: a request at the same time may have continued it.
  for (const { sequence: from } of parts.filter(({ sequence }) => sequence <= to).slice(0, 2)) {
    const entries = await selectEntriesBetween(db, { learnerId, from: from + 1, to });
    const events = foldable(catalogue, entries, voids);
    const state = await thread.ask("state", { learnerId, from, events });
    if (state !== null) return state;
  }
  const begin = beginState(catalogue.graph);
  return foldEntriesBetween(reading, begin, { learnerId, from: 1, to, voids });
}

/** The last part of the history that ends before the entry `before`. */
export function partBefore({ checkpoints }: History, before: number): number {
  return checkpoints.findLast(({ sequence }) => sequence < before)?.sequence ?? 0;
}

/** Ends the thread that keeps the histories of this catalogue. */
export async function closeHistories(catalogue: Catalogue): Promise<void> {
  await historiesByCatalogue.get(catalogue)?.thread.close();
}

function historiesOf(catalogue: Catalogue): Histories {
  const known = historiesByCatalogue.get(catalogue);
  if (known !== undefined) return known;
  const thread = startHistoryThread(catalogue.graph, () => historiesByCatalogue.delete(catalogue));
  const histories = { thread, kept: new Map<string, Kept>() };
  historiesByCatalogue.set(catalogue, histories);
  return histories;
}

type Continued = { learnerId: string; known: History | null };

async function continueHistory(
  { db, catalogue }: Reading,
  thread: HistoryThread,
  { learnerId, known }: Continued,
): Promise<History> {
  const head = await selectLogHead(db, learnerId);
  const voids = (await selectVoids(db, learnerId)).slice(0, head.voids);
  let history = (known && (await fittingPart(db, learnerId, { history: known, head, voids }))) ?? begin(head);
  while (history.sequence < head.last) {
    const from = history.sequence;
    const to = Math.min(head.last, (Math.floor(from / PART) + 1) * PART);
    const entries = await selectEntriesBetween(db, { learnerId, from: from + 1, to });
    const events = foldable(catalogue, entries, voids);
    const isFolded = await thread.ask("fold", { learnerId, from, to, events });
    if (!isFolded) throw new Error("The thread of histories lacks a part that it had.");
    const part = { sequence: to, lastId: entries.at(-1)?.event.id ?? "" };
    const checkpoints = to % PART === 0 ? [...history.checkpoints, part] : history.checkpoints;
    history = { ...history, ...part, checkpoints };
  }
  return history;
}

type Fitting = { history: History; head: LogHead; voids: readonly LogEvent[] };

/** The part of a history that is still right: before the first entry that was voided since. Null when it is of another log. */
async function fittingPart(
  db: Db,
  learnerId: string,
  { history, head, voids }: Fitting,
): Promise<History | null> {
  const { insertedBy, sequence, lastId, checkpoints } = history;
  if (insertedBy !== head.insertedBy || history.voids > head.voids) return null;
  const [last] = await selectEntriesBetween(db, { learnerId, from: sequence, to: sequence });
  if ((last?.event.id ?? "") !== lastId) return null;
  const ids = [...voidedIn(voids.slice(history.voids))];
  const first = await selectOptionalFirst(db, { learnerId, ids });
  const { voids: count } = head;
  if (first === null || first > sequence) return { ...history, voids: count };
  const before = checkpoints.filter((each) => each.sequence < first);
  const start = before.at(-1);
  return start === undefined ? null : { ...history, ...start, voids: count, checkpoints: before };
}

function begin({ insertedBy, voids }: LogHead): History {
  const start = { sequence: 0, lastId: "" };
  return { ...start, insertedBy, voids, checkpoints: [start] };
}
