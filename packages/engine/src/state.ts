import { beginGaussian, type Gaussian, type GaussianDraft } from "./belief/gaussian.ts";
import { priorOf } from "./belief/prior.ts";
import type { Graph } from "./graph.ts";

/** Raise it whenever the same log would fold to another state. A stored state of another version is rebuilt from the log. */
export const ENGINE_VERSION = 5;

/** An answer to one of the concept's own items. */
type OwnAnswer = {
  event: string;
  item: string;
  exercise: boolean;
  right: boolean;
  /** Sequence in the log, from 1. */
  sequence: number;
};

/** FSRS memory of a shown concept: `stability` in days until recall falls to 90 %, `difficulty` 1-10, and the time of the last review, ms. */
export type Memory = { stability: number; difficulty: number; at: number };

/** The state of one concept. Plain data: survives JSON unchanged. */
export type ConceptState = {
  /** Log likelihood ratio of knowing the concept, from the answers to its own items and its lessons. */
  logRatio: number;
  /** Prior knowledge: the log likelihood ratio by the answers before the first lesson. */
  logRatioBeforeLesson: number;
  answers: readonly OwnAnswer[];
  /** Sequence of the last finished lesson in the log; 0 for none. */
  lessonSequence: number;
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
  /** Sequence of the last answer to each item. */
  seen: Readonly<Record<string, number>>;
  /** Concepts failed after their lesson, with the sequence of the failure. The path comes back to them once the gap is closed. */
  trouble: Readonly<Record<string, number>>;
  /** Answers since the last review, and the number of reviews on `day` (days since 1970, UTC). */
  reviews: { answersSince: number; day: number; onDay: number };
  /** Time of the last answer, and of the first answer after the latest long absence, ms; null for never. */
  lastAnswerAt: number | null;
  cameBackAt: number | null;
};

/** A mutable state: the fold changes it in place. */
export type StateDraft = Omit<LearnerState, "strengths" | "concepts" | "seen" | "trouble"> & {
  strengths: GaussianDraft;
  concepts: Record<string, ConceptState>;
  seen: Record<string, number>;
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
    trouble: {},
    reviews: { answersSince: 0, day: 0, onDay: 0 },
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
  lessonSequence: 0,
  memory: null,
  putOffUntil: 0,
};

/** The state of a concept; the initial state when it has no events yet. */
export function conceptState(state: LearnerState, concept: string): ConceptState {
  return state.concepts[concept] ?? INITIAL;
}
