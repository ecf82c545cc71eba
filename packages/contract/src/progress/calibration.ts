import { z } from "zod";
import { Chance } from "../ids.ts";

/** Number of answers, of right answers, and of expected right answers (the sum of the predicted chances). */
export const Counted = z.strictObject({ answers: z.int(), right: z.int(), expected: z.number() });
export type Counted = z.infer<typeof Counted>;

/** Calibration: predicted against actual answers of the learner. Voided answers and answers after a hint do not count. */
export const CalibrationView = z.strictObject({
  /** Every answer that tested a belief, without the extra items of placements. */
  all: Counted,
  /** The answers of `all` on concepts that were strong, and on concepts that were assumed. */
  strong: Counted,
  assumed: Counted,
  /** The extra items of placements. They are drawn at random to measure the placement, and counted only here. */
  measuring: Counted,
  /** Ten bins by predicted chance, and ten by belief in the concept. A bin holds values from `from` to below `to`. */
  byChance: z.array(Counted.extend({ from: Chance, to: Chance })),
  byBelief: z.array(Counted.extend({ from: Chance, to: Chance })),
  /** Expected calibration error: mean distance between predicted chance and share of right answers over the bins. Null before the first answer. */
  error: Chance.nullable(),
});
export type CalibrationView = z.infer<typeof CalibrationView>;
