import { beginGaussian, type Gaussian, type GaussianDraft } from "./belief/gaussian.ts";
import { priorOf } from "./belief/prior.ts";
import type { Graph } from "./graph.ts";

/** Grows whenever the same log would fold to another state. A stored state of another version is rebuilt from the log. */
export const ENGINE_VERSION = 5;

/** An answer to one of the concept's own items. */
type OwnAnswer = {
  event: string;
  item: string;
  exercise: boolean;
  right: boolean;
  /** Place in the log, from 1. */
  sequence: number;
};

/** How well a shown concept is remembered: days until the chance of recall falls to 90 %, difficulty 1-10, and when it was last exercised, ms. */
export type Memory = { stability: number; difficulty: number; at: number };

/** What is held of one concept. Plain data: survives JSON unchanged. */
export type ConceptState = {
  /** Log likelihood ratio of knowing it, by its own answers. */
  logRatio: number;
  /** The same by its answers before its first lesson alone: what the learner brought. */
  logRatioBeforeLesson: number;
  answers: readonly OwnAnswer[];
  /** Place in the log of the last finished lesson; 0 for none. */
  lessonSequence: number;
  /** Null until it was shown. */
  memory: Memory | null;
  /** Put off by the learner until this moment, ms; 0 for not. */
  putOffUntil: number;
};

export type LearnerState = {
  engineVersion: number;
  /** Events folded so far. */
  sequence: number;
  /** True once a placement was ended, by the learner or by itself. */
  placed: boolean;
  /** Strengths of all concepts. */
  strengths: Gaussian;
  /** Only concepts that something of their own happened to. */
  concepts: Readonly<Record<string, ConceptState>>;
  /** Place in the log of the last answer to each item. */
  seen: Readonly<Record<string, number>>;
  /** Concepts failed after their lesson, with the place of the failure: steps left for a gap, to come back to. */
  trouble: Readonly<Record<string, number>>;
  /** How many answers came since the last review, and the reviews of the day (days since 1970, UTC). */
  reviews: { answersSince: number; day: number; onDay: number };
  /** When the last answer came, ms, and when the last one after a long absence did; null for never. */
  lastAnswerAt: number | null;
  cameBackAt: number | null;
};

/** A state that is being worked on. */
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

/** The state of a learner of whom nothing is known. */
export function beginState(graph: Graph): LearnerState {
  return beginDraft(graph);
}

const UNTOUCHED: ConceptState = {
  logRatio: 0,
  logRatioBeforeLesson: 0,
  answers: [],
  lessonSequence: 0,
  memory: null,
  putOffUntil: 0,
};

/** What is held of a concept; the untouched state when nothing happened to it yet. */
export function conceptState(state: LearnerState, concept: string): ConceptState {
  return state.concepts[concept] ?? UNTOUCHED;
}
