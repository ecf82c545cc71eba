/** Grows whenever the same log would fold to another state. A stored state of another version is rebuilt from the log. */
export const ENGINE_VERSION = 1;

/** What one event of the log moved on one concept, in log-odds. */
export type Share = {
  event: string;
  logOdds: number;
  /** The prerequisite whose lack casts this doubt; null for all other shares. */
  doubtFrom: string | null;
};

/** An answer to one of the concept's own items. */
type OwnAnswer = {
  event: string;
  item: string;
  exercise: boolean;
  right: boolean;
  /** Place in the log, from 1. */
  place: number;
};

/** What is held of one concept. Plain data: survives JSON unchanged. */
export type ConceptState = {
  /** With the prior they add up to the belief, exactly. */
  shares: readonly Share[];
  answers: readonly OwnAnswer[];
  /** Place in the log of the last finished lesson; 0 for none. */
  lessonPlace: number;
  /** When it was last answered right while known, ms; null for never. */
  shownAt: number | null;
  /** Days until the chance of recalling it has fallen to a half. */
  halfLifeDays: number;
  /** Put off by the learner until this moment, ms; 0 for not. */
  putOffUntil: number;
};

export type LearnerState = {
  engineVersion: number;
  /** Events folded so far. */
  place: number;
  /** True once a placement was ended, by the learner or by itself. */
  placed: boolean;
  /** Only concepts that something moved. */
  concepts: Readonly<Record<string, ConceptState>>;
  /** Place in the log of the last answer to each item. */
  seen: Readonly<Record<string, number>>;
  /** Concepts failed after their lesson, with the place of the failure: steps left for a gap, to come back to. */
  trouble: Readonly<Record<string, number>>;
  /** How many answers came since the last review, and the reviews of the day (days since 1970, UTC). */
  reviews: { answersSince: number; day: number; onDay: number };
};

/** The state of a learner of whom nothing is known. */
export const beginState = (): LearnerState => ({
  engineVersion: ENGINE_VERSION,
  place: 0,
  placed: false,
  concepts: {},
  seen: {},
  trouble: {},
  reviews: { answersSince: 0, day: 0, onDay: 0 },
});
