import { z } from "zod";
import { Chance, ConceptId, Moment } from "../ids.ts";

export const DueReview = z.strictObject({
  concept: ConceptId,
  /** Chance that the learner still recalls it now. */
  recall: Chance,
  /** Prerequisites that are also due: a right answer exercises them too. */
  covers: z.array(ConceptId),
  /** True when it still fits into today's reviews. */
  today: z.boolean(),
});
export type DueReview = z.infer<typeof DueReview>;

/** Shown concepts that are due for review. */
export const ReviewsView = z.strictObject({
  /** Most urgent first. Reviews beyond a day's limit come first on the next day. */
  due: z.array(DueReview),
  /** Reviews done today (UTC). */
  doneToday: z.int(),
  /** Upper limit of reviews in a day. */
  perDay: z.int(),
  /**
   * Days since the last answer, after a long absence. 0 for a while after the first answer on return. Null at
   * other times.
   */
  awayDays: z.int().nullable(),
  /** The next concept to become due; null when no shown concept is left to become due. */
  nextDue: z.strictObject({ concept: ConceptId, at: Moment }).nullable(),
});
export type ReviewsView = z.infer<typeof ReviewsView>;
