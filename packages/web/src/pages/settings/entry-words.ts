import type { Attempt, ConceptId, LogEntry } from "@aulo/contract";
import { itemName } from "../../words/item-name.ts";

const RESULTS: Readonly<Record<Attempt["result"], string>> = {
  right: "Right",
  wrong: "Wrong",
  "dont-know": "“I don't know yet”",
};

const PURPOSES: Readonly<Record<Attempt["purpose"], string>> = {
  placement: "in the placement",
  step: "after the lesson",
  "test-out": "before the lesson",
  confirm: "to make sure",
  code: "to show it in code",
  build: "in your project",
  probe: "to find the gap",
  review: "in a review",
};

/** Description of a log entry in words. */
export function entryWords(entry: LogEntry, title: (id: ConceptId) => string): string {
  const concept = entry.concept === null ? null : title(entry.concept);
  switch (entry.kind) {
    case "answered":
      return answered(entry, concept);
    case "lesson-finished":
      return `Lesson read: ${concept}`;
    case "deferred":
      return `Not now: ${concept}`;
    case "reset":
      return concept === null ? "Everything was forgotten" : `Forgotten: ${concept}`;
    case "voided":
      return "An answer was taken back";
    case "placement-ended":
      return "The placement ended";
    case "answer-seen":
      return "You saw a worked example";
    case "introduced":
      return "You said how much you had programmed";
  }
}

function answered({ attempt }: LogEntry, concept: string | null): string {
  if (attempt === null) return `Answered: ${concept}`;
  return `${RESULTS[attempt.result]}: ${concept}, “${itemName(attempt.item)}”, ${PURPOSES[attempt.purpose]}`;
}
