import type { Relation } from "@aulo/contract";
import { ancestors, descendants, type LogEvent } from "@aulo/engine";
import { type Catalogue, titleOf } from "../catalogue/catalogue.ts";

/** An event that can move a belief. */
export type BeliefEvent = Extract<LogEvent, { kind: "answered" | "lesson-finished" | "reset" }>;

/** Relation of the event's concept to the concept: the first that fits. */
export function relationTo({ graph }: Catalogue, concept: string, event: BeliefEvent): Relation {
  if (event.concept === concept || event.concept === null) return "own";
  if (event.kind === "answered" && event.result === "right" && event.also.includes(concept)) return "needed";
  if (event.kind === "answered" && event.result === "wrong" && event.faults.includes(concept))
    return "pointed-at";
  if (descendants(graph, concept).has(event.concept)) return "rests-on-it";
  if (ancestors(graph, concept).has(event.concept)) return "under-it";
  return "elsewhere";
}

/** One sentence on the event and its relation to the concept. */
export function sayShare(catalogue: Catalogue, concept: string, event: BeliefEvent): string {
  const other = event.concept === null ? "" : `“${titleOf(catalogue, event.concept)}”`;
  switch (relationTo(catalogue, concept, event)) {
    case "own":
      return sayOwn(event);
    case "needed":
      return `You got an item on ${other} right that needs this as well.`;
    case "pointed-at":
      return `Your wrong answer on ${other} points here.`;
    case "rests-on-it":
      return `${sayEvent(event, other)}, which needs this.`;
    case "under-it":
      return `${sayEvent(event, other)}, which this needs.`;
    case "elsewhere":
      return `${sayEvent(event, other)}. This says a little about everything near it.`;
  }
}

function sayOwn(event: BeliefEvent): string {
  switch (event.kind) {
    case "answered":
      return `${sayResult(event, "one of its items")}.`;
    case "lesson-finished":
      return "You read its lesson.";
    case "reset":
      return event.concept === null
        ? "You had Aulo forget everything: back to the start."
        : "You had Aulo forget everything about this.";
  }
}

function sayEvent(event: BeliefEvent, other: string): string {
  switch (event.kind) {
    case "answered":
      return sayResult(event, `an item on ${other}`);
    case "lesson-finished":
      return `You read the lesson on ${other}`;
    case "reset":
      return `You had Aulo forget ${other}`;
  }
}

function sayResult({ result }: Extract<BeliefEvent, { kind: "answered" }>, item: string): string {
  switch (result) {
    case "right":
      return `You got ${item} right`;
    case "wrong":
      return `You got ${item} wrong`;
    case "dont-know":
      return `You said “I don't know yet” to ${item}`;
  }
}
