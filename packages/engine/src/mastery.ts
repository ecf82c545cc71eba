import { PRIOR_LOG_ODDS, toChance } from "./belief.ts";
import { PARAMETERS } from "./parameters.ts";
import type { ConceptState, LearnerState } from "./state.ts";

const DAY_MS = 86_400_000;

const UNTOUCHED: ConceptState = {
  shares: [],
  answers: [],
  lessonPlace: 0,
  shownAt: null,
  halfLifeDays: PARAMETERS.firstHalfLifeDays,
  putOffUntil: 0,
};

/** What is held of a concept; the untouched state when nothing moved it yet. */
export const conceptState = (state: LearnerState, concept: string): ConceptState =>
  state.concepts[concept] ?? UNTOUCHED;

/** Belief of one concept's state, in log-odds: the prior and every share. */
export const logOddsOf = (held: ConceptState): number =>
  held.shares.reduce((sum, share) => sum + share.logOdds, PRIOR_LOG_ODDS);

/** Belief that the learner knows the concept, strictly between 0 and 1. */
export const masteryOf = (state: LearnerState, concept: string): number =>
  toChance(logOddsOf(conceptState(state, concept)));

/** True when an item of the concept itself was answered. */
export const wasAsked = (state: LearnerState, concept: string): boolean =>
  conceptState(state, concept).answers.length > 0;

/** Belief from which a concept counts as known: higher once an answer of its own was wrong. */
const knownFrom = ({ answers }: ConceptState): number =>
  answers.some(({ right }) => !right) ? PARAMETERS.strong : PARAMETERS.enough;

/** True when the path may go past the concept: shown, or never asked and assumed. */
export const isKnown = (state: LearnerState, concept: string): boolean =>
  masteryOf(state, concept) >= knownFrom(conceptState(state, concept));

/** True when the learner showed it by answers of its own. */
export const isShown = (state: LearnerState, concept: string): boolean =>
  wasAsked(state, concept) && isKnown(state, concept);

/**
 * Chance that what was shown is still there, 0-1: it halves every half-life. Null when it was never shown.
 *
 * @param now milliseconds since 1970, UTC
 */
export const recallOf = (state: LearnerState, concept: string, now: number): number | null => {
  const { shownAt, halfLifeDays } = conceptState(state, concept);
  if (shownAt === null) return null;
  return 2 ** (-Math.max(0, now - shownAt) / DAY_MS / halfLifeDays);
};

/** When a shown concept falls due for review, ms; null when it was never shown. */
export const dueAtOf = (state: LearnerState, concept: string): number | null => {
  const { shownAt, halfLifeDays } = conceptState(state, concept);
  return shownAt === null ? null : shownAt - Math.log2(PARAMETERS.dueBelow) * halfLifeDays * DAY_MS;
};

/** True when the concept was shown and is now at risk of being forgotten. */
export const isDue = (state: LearnerState, concept: string, now: number): boolean => {
  const recall = recallOf(state, concept, now);
  return recall !== null && recall < PARAMETERS.dueBelow && isShown(state, concept);
};
