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
  /** Most urgent first. Reviews that do not fit into a day come first on the next. */
  due: z.array(DueReview),
  /** Reviews done today (UTC). */
  doneToday: z.int(),
  /** Upper limit of reviews in a day. */
  perDay: z.int(),
  /** Days away after a long absence, or 0 once the first answer after it was given. Null at other times. */
  awayDays: z.int().nullable(),
  /** The next concept to become due; null when no shown concept is left to become due. */
  nextDue: z.strictObject({ concept: ConceptId, at: Moment }).nullable(),
});
export type ReviewsView = z.infer<typeof ReviewsView>;
