import { beginGaussian, type Gaussian, type GaussianDraft } from "./belief/gaussian.ts";
import { priorOf } from "./belief/prior.ts";
import type { Graph } from "./graph.ts";
import type { AnswerResult } from "./log.ts";
import type { Seen } from "./seen.ts";

/** Raise it whenever the same log would fold to another state. A stored state of another version is rebuilt from the log. */
export const ENGINE_VERSION = 6;

/** A settled answer to one of the concept's own items. */
export type OwnAnswer = {
  event: string;
  item: string;
  exercise: boolean;
  /** An exercise that was given up after failing runs is `wrong`. */
  result: AnswerResult;
  /** Right, without the last hint, and not soon after the answer was shown. */
  good: boolean;
  /** Sequence in the log, from 1. */
  sequence: number;
};

/** An exercise that was run and neither passed nor given up: the concepts that its failing tests named, each with its number of runs, and those of the last run. */
export type Unfinished = { named: Readonly<Record<string, number>>; last: readonly string[] };

/** A step that was taken. `key` tells whether the next event belongs to the same step. */
export type TakenStep = { key: string; review: boolean; minutes: number };

/** FSRS memory of a shown concept: `stability` in days until recall falls to 90 %, `difficulty` 1-10, and the time of the last review, ms. */
export type Memory = { stability: number; difficulty: number; at: number };

/** The state of one concept. Plain data: survives JSON unchanged. */
export type ConceptState = {
  /** Log likelihood ratio of knowing the concept, from the answers to its own items and its lessons. */
  logRatio: number;
  /** Prior knowledge: the log likelihood ratio by the answers before the first lesson. */
  logRatioBeforeLesson: number;
  answers: readonly OwnAnswer[];
  /** Sequence of the last exercise passed without the last hint that shows the concept by code; 0 for none. */
  codeSequence: number;
  /** Sequence of the last finished lesson in the log; 0 for none. */
  lessonSequence: number;
  /** Failed rounds since the concept was last shown. A round fails after the lesson, by misses in a row or in all. `failedAt`: time of the last one, ms; 0 for none. */
  rounds: number;
  failedAt: number;
  /** Null until the concept was shown. */
  memory: Memory | null;
  /** The learner put the concept off until this time, ms; 0 if not. */
  putOffUntil: number;
};

export type LearnerState = {
  engineVersion: number;
  /** Sequence of the last folded event, from 1; 0 before the first. */
  sequence: number;
  /** Whether a placement has ended, by the learner or by itself. */
  placed: boolean;
  /** The joint normal belief in the strengths of all concepts. */
  strengths: Gaussian;
  /** Only concepts with an event of their own. */
  concepts: Readonly<Record<string, ConceptState>>;
  /** Items that were asked. */
  seen: Readonly<Record<string, Seen>>;
  /** Exercises that were run and not finished. */
  unfinished: Readonly<Record<string, Unfinished>>;
  /** Concepts failed after their lesson, with the sequence of the failure. The path comes back to them once the gap is closed. */
  trouble: Readonly<Record<string, number>>;
  /** Number of reviews on `day` (days since 1970, UTC). */
  reviews: { day: number; onDay: number };
  /** The last steps, oldest first, as many as the review budget looks at. */
  steps: readonly TakenStep[];
  /** Concept of the last lesson, and how often it was read with no other lesson between. */
  lessons: { concept: string; inRow: number };
  /** Experience that the learner stated, in standard deviations of ability; 0 for none. */
  experience: number;
  /** Time of the last answer, and of the first answer after the latest long absence, ms; null for never. */
  lastAnswerAt: number | null;
  cameBackAt: number | null;
};

/** A mutable state: the fold changes it in place. */
export type StateDraft = Omit<LearnerState, "strengths" | "concepts" | "seen" | "unfinished" | "trouble"> & {
  strengths: GaussianDraft;
  concepts: Record<string, ConceptState>;
  seen: Record<string, Seen>;
  unfinished: Record<string, Unfinished>;
  trouble: Record<string, number>;
};

export function beginDraft(graph: Graph): StateDraft {
  return {
    engineVersion: ENGINE_VERSION,
    sequence: 0,
    placed: false,
    strengths: beginGaussian(priorOf(graph)),
    concepts: {},
    seen: {},
    unfinished: {},
    trouble: {},
    reviews: { day: 0, onDay: 0 },
    steps: [],
    lessons: { concept: "", inRow: 0 },
    experience: 0,
    lastAnswerAt: null,
    cameBackAt: null,
  };
}

/** The state of a new learner. */
export function beginState(graph: Graph): LearnerState {
  return beginDraft(graph);
}

const INITIAL: ConceptState = {
  logRatio: 0,
  logRatioBeforeLesson: 0,
  answers: [],
  codeSequence: 0,
  lessonSequence: 0,
  rounds: 0,
  failedAt: 0,
  memory: null,
  putOffUntil: 0,
};

/** The state of a concept; the initial state when it has no events yet. */
export function conceptState(state: LearnerState, concept: string): ConceptState {
  return state.concepts[concept] ?? INITIAL;
}
