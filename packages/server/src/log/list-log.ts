import type { LogEntry } from "@aulo/contract";
import type { Deps } from "../deps.ts";
import { selectEntriesBefore, selectVoidedIds } from "./queries.ts";
import { toLogEntry } from "./to-log-entry.ts";

type ListLog = { learnerId: string; before: number | undefined; limit: number };

/** Largest `integer` of PostgreSQL, and so the largest sequence. */
const END = 2_147_483_647;

/** A page of the log, newest first; `before` is the sequence of the last entry of the page before. */
export async function listLog(
  { db }: Deps,
  { learnerId, before = END, limit }: ListLog,
): Promise<{ entries: LogEntry[]; more: boolean }> {
  const found = await selectEntriesBefore(db, { learnerId, before: Math.min(before, END), limit: limit + 1 });
  const voided = await selectVoidedIds(db, learnerId);
  const entries = found.slice(0, limit).map((entry) => toLogEntry(entry, voided.has(entry.event.id)));
  return { entries, more: found.length > limit };
}
