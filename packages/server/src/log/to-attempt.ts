import type { Attempt } from "@aulo/contract";
import type { Answered } from "@aulo/engine";

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
