import type { Difficulty, ItemKind, MeasuredDifficulty } from "./graph.ts";

/** Reasons why an item is asked. */
export const PURPOSES = ["placement", "step", "test-out", "confirm", "probe", "review"] as const;
export type Purpose = (typeof PURPOSES)[number];

export const ANSWER_RESULTS = ["right", "wrong", "dont-know"] as const;
export type AnswerResult = (typeof ANSWER_RESULTS)[number];

export type Answered = {
  kind: "answered";
  id: string;
  /** Milliseconds since 1970, UTC. */
  at: number;
  /** The item and its properties, copied into the event, so that an old answer keeps its meaning when the item changes. */
  item: string;
  concept: string;
  also: readonly string[];
  itemKind: ItemKind;
  choices: number;
  difficulty: Difficulty;
  /** The measured difficulty of the item at the time of the answer; absent when there was none. */
  measured?: MeasuredDifficulty | undefined;
  purpose: Purpose;
  result: AnswerResult;
  /** Hints shown before the answer. */
  hints: number;
  /** Failing runs of the same exercise in the same check before this one. */
  tries: number;
  /** Concepts that a wrong answer blames: those of the failing test, or the gap behind the chosen option. */
  faults: readonly string[];
  /** The answer only measures how good the placement was. It changes no belief. */
  onlyMeasures: boolean;
};

/**
 * One entry of a learner's append-only log. The log is the truth; every state is a fold of it.
 * Entries are ordered by their sequence in the log, never by `at`.
 */
export type LogEvent =
  | Answered
  | { kind: "lesson-finished"; id: string; at: number; concept: string }
  | { kind: "deferred"; id: string; at: number; concept: string }
  | { kind: "placement-ended"; id: string; at: number }
  /** Resets one concept, or all when null. */
  | { kind: "reset"; id: string; at: number; concept: string | null }
  /** Undoes the entry `event`: the state is as if it had never been logged. */
  | { kind: "voided"; id: string; at: number; event: string };

/** An event that the fold can apply: all but `voided`, which only `replay` understands. */
export type FoldedEvent = Exclude<LogEvent, { kind: "voided" }>;
