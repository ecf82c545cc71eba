import { z } from "zod";
import { Chance } from "../ids.ts";

/** Answers, how many of them were right, and how many Aulo expected to be: the sum of the chances that it gave. */
export const Counted = z.strictObject({ answers: z.int(), right: z.int(), expected: z.number() });
export type Counted = z.infer<typeof Counted>;

/** How often the learner's answers came as Aulo believed; voided answers and those after a hint do not count. */
export const CalibrationView = z.strictObject({
  /** Every answer that tested a belief, but for the extra items of placements. */
  all: Counted,
  /** Of these, on concepts that Aulo called strong, and on those that it assumed. */
  strong: Counted,
  assumed: Counted,
  /** The extra items of placements: drawn by chance, they measure the placement. In no other count. */
  measuring: Counted,
  /** Ten bins by the chance that Aulo gave, and ten by its belief in the concept: from `from` to below `to`. */
  byChance: z.array(Counted.extend({ from: Chance, to: Chance })),
  byBelief: z.array(Counted.extend({ from: Chance, to: Chance })),
  /** Mean distance between the chances and what came, over the bins; null before the first answer. */
  error: Chance.nullable(),
});
export type CalibrationView = z.infer<typeof CalibrationView>;
