import { z } from "zod";
import { Chance, ConceptId, Moment } from "../ids.ts";

export const DueReview = z.strictObject({
  concept: ConceptId,
  /** Chance that it is still there now. */
  recall: Chance,
  /** What is due as well and rests below it: a right answer exercises all of it. */
  covers: z.array(ConceptId),
  /** True when this day still has room for it. */
  today: z.boolean(),
});
export type DueReview = z.infer<typeof DueReview>;

/** What was shown and is at risk of being forgotten. */
export const ReviewsView = z.strictObject({
  /** The first in line first; what a day has no room for stays first in line for the next. */
  due: z.array(DueReview),
  /** Reviews taken on this day (UTC). */
  doneToday: z.int(),
  /** The most that a day asks for. */
  perDay: z.int(),
  /** After a long absence: the days away, 0 once the first answer after it was given. Null at other times. */
  awayDays: z.int().nullable(),
  /** What falls due next, of what is not due yet; null when nothing else was shown. */
  nextDue: z.strictObject({ concept: ConceptId, at: Moment }).nullable(),
});
export type ReviewsView = z.infer<typeof ReviewsView>;
