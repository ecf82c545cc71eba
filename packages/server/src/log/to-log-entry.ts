import type { Attempt, LogEntry } from "@aulo/contract";
import type { Answered } from "@aulo/engine";
import type { Entry } from "./entry.ts";

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
