/** Grows whenever the same log would fold to another state. A stored state of another version is rebuilt from the log. */
export const ENGINE_VERSION = 1;

/** What one event of the log moved on one concept, in log-odds. */
export type Share = { event: string; logOdds: number };

/** What is held of one concept. Plain data: survives JSON unchanged. */
export type ConceptState = {
  /** With the prior they add up to the belief, exactly. */
  shares: readonly Share[];
  /** Answers to the concept's own items, in order. */
  answers: readonly { event: string; item: string; right: boolean; at: number; purpose: string; place: number }[];
  /** Place in the log of the last finished lesson; 0 for none. */
  lessonPlace: number;
  /** Place in the log at which it was last shown (believed strong on its own answers); 0 for never. */
  shownPlace: number;
  /** When it was last answered right, ms; null for never. */
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
  placed: boolean;
  /** Only concepts that something moved. */
  concepts: Readonly<Record<string, ConceptState>>;
  /** Place in the log of the last answer to each item. */
  seen: Readonly<Record<string, number>>;
  /** Steps that were left for a gap, oldest first: the concept failed, and since when. */
  trouble: Readonly<Record<string, number>>;
  /** Places of the last choices of a review, to keep reviews to a share of the steps. */
  reviewAnswers: number;
};
