/** Aulo's certainty about a belief: as bars, in a word, and explained. */
export type Sureness = { bars: 1 | 2 | 3; name: string; means: string };

/** Levels in order, the least sure first. */
export const SURENESS: readonly [Sureness, Sureness, Sureness] = [
  { bars: 1, name: "not sure yet", means: "Aulo is not sure yet: the next answers may move this a lot." },
  { bars: 2, name: "fairly sure", means: "Aulo is fairly sure: an answer may still move this." },
  { bars: 3, name: "sure", means: "Aulo is sure: a single answer will hardly change it." },
];

/**
 * Upper limit of the uncertainty for two bars. One answer on a concept, or a few on its neighbours, are
 * enough.
 */
const FAIRLY_BELOW = 0.8;
const SURE_BELOW = 0.6;

/** @param uncertainty 1 before any answer, nearer to 0 with each answer */
export function sureness(uncertainty: number): Sureness {
  const [unsure, fairly, sure] = SURENESS;
  if (uncertainty < SURE_BELOW) return sure;
  return uncertainty < FAIRLY_BELOW ? fairly : unsure;
}
