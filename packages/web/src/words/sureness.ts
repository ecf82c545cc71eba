/** How sure Aulo is of a belief: bars from 1 to 3, in a word, and what that means. */
export type Sureness = { bars: 1 | 2 | 3; name: string; means: string };

/** From the least sure to the surest. */
export const SURENESS: readonly [Sureness, Sureness, Sureness] = [
  { bars: 1, name: "not sure yet", means: "Aulo is not sure yet: the next answers may move this a lot." },
  { bars: 2, name: "fairly sure", means: "Aulo is fairly sure: an answer may still move this." },
  { bars: 3, name: "sure", means: "Aulo is sure: a single answer will hardly change it." },
];

/** One answer of its own, or a few near it, bring a concept below this. */
const FAIRLY_BELOW = 0.8;
const SURE_BELOW = 0.6;

/** @param uncertainty share of the doubt that is left: 1 before any answer, towards 0 */
export function sureness(uncertainty: number): Sureness {
  const [unsure, fairly, sure] = SURENESS;
  if (uncertainty < SURE_BELOW) return sure;
  return uncertainty < FAIRLY_BELOW ? fairly : unsure;
}
