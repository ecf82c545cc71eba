import type { Difficulty, ItemKind, MeasuredDifficulty } from "./graph.ts";

/** Why an item was asked. */
export type Purpose = "placement" | "step" | "prove" | "confirm" | "probe" | "review";

export type Answered = {
  kind: "answered";
  id: string;
  /** Milliseconds since 1970, UTC. */
  at: number;
  /** What the answer was given to, copied from the item, so that an old answer keeps its meaning when the item changes. */
  item: string;
  concept: string;
  also: readonly string[];
  itemKind: ItemKind;
  choices: number;
  difficulty: Difficulty;
  /** What was measured of the item's difficulty when it was answered; left out when nothing was. */
  measured?: MeasuredDifficulty | undefined;
  purpose: Purpose;
  result: "right" | "wrong" | "dont-know";
  /** Hints shown before the answer. */
  hints: number;
  /** Failing runs of the same exercise in the same check before this one. */
  tries: number;
  /** Concepts that a wrong answer points at: the failing test's, or the chosen option's gap. */
  faults: readonly string[];
  /** Only measures the placement: moves no belief. */
  onlyMeasures: boolean;
};

/**
 * One entry of a learner's log. The log is the truth; every state is a fold of it.
 * Entries are ordered by their place in the log, never by `at`.
 */
export type LogEvent =
  | Answered
  | { kind: "lesson-finished"; id: string; at: number; concept: string }
  | { kind: "deferred"; id: string; at: number; concept: string }
  | { kind: "placement-ended"; id: string; at: number }
  /** Forget one concept, or all when null. */
  | { kind: "reset"; id: string; at: number; concept: string | null }
  /** Takes the entry `event` back: the state is as if it had never been. */
  | { kind: "voided"; id: string; at: number; event: string };

/** Everything but a void, which only `replay` understands. */
export type FoldedEvent = Exclude<LogEvent, { kind: "voided" }>;
