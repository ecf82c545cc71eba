/**
 * Folds of parts of a log. Entries are read and folded a few at a time, and other requests go on in between, since a fold of a long log
 * takes seconds.
 */
import { setImmediate as letOthersGoOn } from "node:timers/promises";
import { evolveAll, type FoldedEvent, type LearnerState, type LogEvent, withoutVoided } from "@aulo/engine";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Db } from "../db/tables.ts";
import { selectEntriesBetween } from "./queries.ts";

/** Entries that are read at once. */
const PART = 250;
/** Events that are folded at once. */
const AT_ONCE = 10;

/** Entries of a part of the log, with today's ids and without voided events; `voids` are those of the whole log. */
export function foldable(
  { ids }: Catalogue,
  entries: readonly { event: LogEvent }[],
  voids: readonly LogEvent[],
): readonly FoldedEvent[] {
  const events = entries.flatMap(({ event }) => (event.kind === "voided" ? [] : [ids.inEvent(event)]));
  return withoutVoided([...events, ...voids]);
}

/** The state after the events. */
export async function foldEvents(
  { graph }: Catalogue,
  from: LearnerState,
  events: readonly FoldedEvent[],
): Promise<LearnerState> {
  let state = from;
  for (let at = 0; at < events.length; at += AT_ONCE) {
    if (at > 0) await letOthersGoOn();
    state = evolveAll(graph, state, events.slice(at, at + AT_ONCE));
  }
  return state;
}

type Part = { learnerId: string; from: number; to: number; voids: readonly LogEvent[] };

/**
 * The state after the entries from one sequence to another, both included.
 *
 * @param voids those of the whole log
 */
export async function foldEntriesBetween(
  { db, catalogue }: { db: Db; catalogue: Catalogue },
  start: LearnerState,
  { learnerId, from, to, voids }: Part,
): Promise<LearnerState> {
  let state = start;
  for (let first = from; first <= to; first += PART) {
    const last = Math.min(to, first + PART - 1);
    const entries = await selectEntriesBetween(db, { learnerId, from: first, to: last });
    state = await foldEvents(catalogue, state, foldable(catalogue, entries, voids));
  }
  return state;
}
