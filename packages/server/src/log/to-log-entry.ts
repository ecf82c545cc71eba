import type { LogEntry } from "@aulo/contract";
import type { Entry } from "./entry.ts";
import { toAttempt } from "./to-attempt.ts";

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
