import { z } from "zod";
import { Chance, ConceptId, Id, Moment } from "../ids.ts";

/** One thing that a reason rests on. Each can be checked against the log by other code. */
export const Claim = z.discriminatedUnion("kind", [
  /** Answers given to items of a concept, newest last. */
  z.strictObject({
    kind: z.literal("answers"),
    concept: ConceptId,
    right: z.int(),
    wrong: z.int(),
    attempts: z.array(Id),
  }),
  z.strictObject({ kind: z.literal("mastery"), concept: ConceptId, value: Chance }),
  /** `by` needs `concept`. */
  z.strictObject({ kind: z.literal("needed-by"), concept: ConceptId, by: ConceptId }),
  /** No answer and no lesson on the concept yet. */
  z.strictObject({ kind: z.literal("never-asked"), concept: ConceptId }),
  /** Everything before it on the goal's path is there, or was put off. */
  z.strictObject({ kind: z.literal("first-open"), concept: ConceptId, goalPosition: z.int(), of: z.int() }),
  /** Concepts that can be learnt once this one is strong. */
  z.strictObject({ kind: z.literal("opens"), concept: ConceptId, concepts: z.array(ConceptId) }),
  z.strictObject({ kind: z.literal("recall"), concept: ConceptId, value: Chance, lastShownAt: Moment }),
  /** A right answer on the concept exercises these, which are due for review as well. */
  z.strictObject({ kind: z.literal("covers"), concept: ConceptId, concepts: z.array(ConceptId) }),
  /** How likely the concept is the root of the failure on `failed`. */
  z.strictObject({ kind: z.literal("gap"), concept: ConceptId, failed: ConceptId, score: Chance }),
  /** The detour that began at `left` is over. */
  z.strictObject({ kind: z.literal("back-from"), gap: ConceptId, left: ConceptId }),
  /** The concept lies near `failed` in the syllabus, whose lesson did not help. */
  z.strictObject({ kind: z.literal("near"), concept: ConceptId, failed: ConceptId }),
  z.strictObject({ kind: z.literal("put-off"), concepts: z.array(ConceptId) }),
]);
export type Claim = z.infer<typeof Claim>;

export const Reason = z.strictObject({
  /** Which rule chose the step. */
  rule: z.enum(["trace", "return", "review", "confirm", "learn", "done", "put-off"]),
  claims: z.array(Claim),
  /** The reason in one sentence, in plain text, made from the claims. */
  sentence: z.string(),
});
export type Reason = z.infer<typeof Reason>;

/** Exactly one next step. */
export const Step = z.strictObject({
  kind: z.enum([
    /** Lesson, then check. */
    "learn",
    /** One item on something that is only assumed. */
    "confirm",
    /** One item on what may be behind a failure. */
    "probe",
    /** Something known, before it is forgotten. */
    "review",
    /** The goal is reached. */
    "done",
    /** All that is left was put off by the learner. */
    "nothing-now",
  ]),
  concept: ConceptId.nullable(),
  title: z.string(),
  minutes: z.number(),
  /** The step that was left for this one, to come back to. */
  detourFrom: ConceptId.nullable(),
  /** A learn step whose lesson was read: what is left is the check. */
  lessonRead: z.boolean(),
  /** An exercise of this step with a saved draft. */
  draft: z.string().nullable(),
  reason: Reason,
});
export type Step = z.infer<typeof Step>;

/** What there would be if the learner proved a concept now. Nothing of it is kept. */
export const WhatIf = z.strictObject({
  concept: ConceptId,
  /** The one next step there would be. */
  next: Step,
  /** Concepts that would be open and are locked now. */
  opens: z.array(ConceptId),
  /** Other concepts that would be taken as known and are not now. */
  assumes: z.array(ConceptId),
});
export type WhatIf = z.infer<typeof WhatIf>;
