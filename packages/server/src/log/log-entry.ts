import { type Attempt, type LogEntry, MOST_INTEGER } from "@aulo/contract";
import type { Answered } from "@aulo/engine";
import type { Deps } from "../deps.ts";
import type { Entry } from "./entry.ts";
import { selectEntriesBefore, selectVoidedIds } from "./queries.ts";

type ListLog = { learnerId: string; before: number | undefined; limit: number };

/** A page of the log, newest first; `before` is the sequence of the last entry of the page before. */
export async function listLog(
  { db }: Deps,
  { learnerId, before = MOST_INTEGER, limit }: ListLog,
): Promise<{ entries: LogEntry[]; more: boolean }> {
  const found = await selectEntriesBefore(db, { learnerId, before, limit: limit + 1 });
  const voided = await selectVoidedIds(db, learnerId);
  const entries = found.slice(0, limit).map((entry) => toLogEntry(entry, voided.has(entry.event.id)));
  return { entries, more: found.length > limit };
}

/** An entry of the log as the learner sees it. */
export function toLogEntry({ event, sequence, check, why, note }: Entry, voided: boolean): LogEntry {
  return {
    id: event.id,
    sequence,
    at: new Date(event.at).toISOString(),
    kind: event.kind,
    attempt: event.kind === "answered" ? toAttempt({ event, check }, voided) : null,
    concept: "concept" in event ? event.concept : null,
    deferral: event.kind === "deferred" && why !== null ? { concept: event.concept, why, note } : null,
    voids: event.kind === "voided" ? event.event : null,
    note,
  };
}

/** An answer of the log as the learner sees it. */
export function toAttempt(
  { event, check }: { event: Answered; check: string | null },
  voided: boolean,
): Attempt {
  const { id, item, concept, purpose, result, hints, tries } = event;
  return {
    id,
    check,
    item,
    concept,
    purpose,
    result,
    hints,
    tries,
    at: new Date(event.at).toISOString(),
    voided,
  };
}
