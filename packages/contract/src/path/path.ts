import { z } from "zod";
import { Chance, ConceptId, Id, Moment } from "../ids.ts";

/** What is known about one concept, for this learner, now. Exactly one state; the first that fits. */
export const ConceptState = z.enum([
  /** Shown and not due. */
  "strong",
  /** Shown once, now at risk of being forgotten. */
  "due",
  /** Believed known by what was answered elsewhere; not shown itself. */
  "assumed",
  /** Tried and not there yet. */
  "weak",
  /** Not tried; everything it needs is there. */
  "ready",
  /** Something it needs is missing. */
  "locked",
]);
export type ConceptState = z.infer<typeof ConceptState>;

export const ConceptStanding = z.strictObject({
  concept: ConceptId,
  state: ConceptState,
  /** Belief that it is known. */
  mastery: Chance,
  /** How unsure Aulo still is of how well it is known: 1 before any answer, towards 0 with every answer, above 1 after a lesson that was not checked. */
  uncertainty: z.number().positive(),
  /** Chance that it is still there now; null if it was never shown. */
  recall: Chance.nullable(),
  /** Direct prerequisites that are missing. */
  missing: z.array(ConceptId),
  /** True when it belongs to the active goal. */
  inGoal: z.boolean(),
  dueAt: Moment.nullable(),
});
export type ConceptStanding = z.infer<typeof ConceptStanding>;

export const WaitStanding = z.strictObject({
  wait: z.string(),
  unlocked: z.boolean(),
  /** Concepts of the unlock condition that are not shown yet. */
  missing: z.array(ConceptId),
});
export type WaitStanding = z.infer<typeof WaitStanding>;

/** The path: every concept's standing, with a count over the active goal. */
export const PathView = z.strictObject({
  concepts: z.array(ConceptStanding),
  waits: z.array(WaitStanding),
  goal: z
    .strictObject({
      id: Id,
      title: z.string(),
      /** Shown by answers of its own, due for review or not. */
      strong: z.int(),
      /** Taken as known, not shown. */
      assumed: z.int(),
      of: z.int(),
      minutesLeft: z.number(),
    })
    .nullable(),
});
export type PathView = z.infer<typeof PathView>;
