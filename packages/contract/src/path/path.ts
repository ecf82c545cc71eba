import { z } from "zod";
import { Chance, ConceptId, Id, Moment } from "../ids.ts";

/** State of one concept for one learner: the first that applies. */
export const ConceptState = z.enum([
  /** Shown by code, or by closed items where no exercise of it can run, and not due for review. */
  "strong",
  /** Shown once, and now due for review. */
  "due",
  /** Shown by closed items, and not by code yet: enough to go on, and not to reach a goal. */
  "answered",
  /** Not shown itself, but likely known, by answers on other concepts. */
  "assumed",
  /** Tried and not known yet. "I don't know yet" is not a try. */
  "weak",
  /** Not shown or tried; all prerequisites are known. */
  "ready",
  /** A prerequisite is missing. */
  "locked",
]);
export type ConceptState = z.infer<typeof ConceptState>;

export const ConceptStanding = z.strictObject({
  concept: ConceptId,
  state: ConceptState,
  /** Belief that the concept is known. */
  mastery: Chance,
  /** Uncertainty of the belief: 1 before any answer, nearer to 0 with each answer, above 1 after a lesson that was not checked. */
  uncertainty: z.number().positive(),
  /** Chance that the learner still recalls it now; null if it was never shown. */
  recall: Chance.nullable(),
  /** Missing direct prerequisites. */
  missing: z.array(ConceptId),
  /** True when it belongs to the active goal. */
  inGoal: z.boolean(),
  dueAt: Moment.nullable(),
  /** Why no exercise of the concept can run on this machine, in words: then closed items are enough. Null when one can, or when it has none. */
  noCode: z.string().nullable(),
});
export type ConceptStanding = z.infer<typeof ConceptStanding>;

export const WaitStanding = z.strictObject({
  wait: z.string(),
  unlocked: z.boolean(),
  /** Concepts that still have to be shown to unlock it. */
  missing: z.array(ConceptId),
});
export type WaitStanding = z.infer<typeof WaitStanding>;

/** The path: every concept's standing, and counts over the active goal. */
export const PathView = z.strictObject({
  concepts: z.array(ConceptStanding),
  waits: z.array(WaitStanding),
  goal: z
    .strictObject({
      id: Id,
      title: z.string(),
      /** Strong concepts, including those due for review. */
      strong: z.int(),
      /** Concepts shown by closed items and not by code yet, including those due for review. */
      answered: z.int(),
      /** Concepts assumed known, but not shown. */
      assumed: z.int(),
      of: z.int(),
      minutesLeft: z.number(),
      /** Null until it was reached; then it stays so. */
      reachedAt: Moment.nullable(),
    })
    .nullable(),
});
export type PathView = z.infer<typeof PathView>;
