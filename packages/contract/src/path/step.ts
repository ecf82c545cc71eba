import { z } from "zod";
import { Chance, ConceptId, Id, ItemId, Moment } from "../ids.ts";

/** One fact behind a reason. Other code can check each against the log. */
export const Claim = z.discriminatedUnion("kind", [
  /** Answers to items of a concept, newest last. */
  z.strictObject({
    kind: z.literal("answers"),
    concept: ConceptId,
    right: z.int(),
    wrong: z.int(),
    /** Answered with "I don't know yet". */
    unanswered: z.int(),
    attempts: z.array(Id),
  }),
  z.strictObject({ kind: z.literal("mastery"), concept: ConceptId, value: Chance }),
  /** `by` needs `concept`. */
  z.strictObject({ kind: z.literal("needed-by"), concept: ConceptId, by: ConceptId }),
  /** No answer to an item of the concept yet. */
  z.strictObject({ kind: z.literal("never-asked"), concept: ConceptId }),
  /** All earlier concepts of the goal's path are known or deferred. */
  z.strictObject({ kind: z.literal("first-open"), concept: ConceptId, goalPosition: z.int(), of: z.int() }),
  /** Concepts that are unlocked once `concept` is strong. */
  z.strictObject({ kind: z.literal("opens"), concept: ConceptId, concepts: z.array(ConceptId) }),
  z.strictObject({ kind: z.literal("recall"), concept: ConceptId, value: Chance, lastShownAt: Moment }),
  /** Concepts that are also due for review, and that a right answer on `concept` exercises. */
  z.strictObject({ kind: z.literal("covers"), concept: ConceptId, concepts: z.array(ConceptId) }),
  /** Chance that `concept` is the root of the failure on `failed`. */
  z.strictObject({ kind: z.literal("gap"), concept: ConceptId, failed: ConceptId, score: Chance }),
  /** The detour from `left` has ended. */
  z.strictObject({ kind: z.literal("back-from"), gap: ConceptId, left: ConceptId }),
  /** `concept` is near `failed` in the syllabus. The lesson of `failed` did not help. */
  z.strictObject({ kind: z.literal("near"), concept: ConceptId, failed: ConceptId }),
  z.strictObject({ kind: z.literal("put-off"), concepts: z.array(ConceptId) }),
  /** Concepts that rest for a day or longer: rounds on them failed, or their items were all asked today. */
  z.strictObject({ kind: z.literal("rests"), concepts: z.array(ConceptId) }),
  /** The concept was not shown by code yet, and has an exercise that would show it. */
  z.strictObject({ kind: z.literal("no-code"), concept: ConceptId }),
  /** `concept` is a target of the goal. `covers`: number of its prerequisites that were not shown. */
  z.strictObject({ kind: z.literal("target"), concept: ConceptId, covers: z.int() }),
  /** Concepts of subjects that can wait that are locked until `concept` is strong. */
  z.strictObject({ kind: z.literal("unlocks"), concept: ConceptId, concepts: z.array(ConceptId) }),
  /** Everything that the milestone needs is known. `shows`: concepts that passing shows by code. */
  z.strictObject({
    kind: z.literal("milestone"),
    concept: ConceptId,
    milestone: ItemId,
    position: z.int(),
    of: z.int(),
    shows: z.array(ConceptId),
  }),
  /** Failed rounds on the concept since it was last shown. */
  z.strictObject({ kind: z.literal("rounds"), concept: ConceptId, failed: z.int() }),
]);
export type Claim = z.infer<typeof Claim>;

export const Reason = z.strictObject({
  /** Why the step was chosen. */
  cause: z.enum([
    "trace",
    "return",
    "review",
    "confirm",
    "code",
    "build",
    "learn",
    "done",
    "put-off",
    "rest",
  ]),
  claims: z.array(Claim),
  /** The reason in one or a few sentences of plain text, made from the claims. */
  sentence: z.string(),
});
export type Reason = z.infer<typeof Reason>;

/** The one next step. */
export const Step = z.strictObject({
  kind: z.enum([
    /** Lesson, then check. */
    "learn",
    /** One item on a concept that is only assumed. */
    "confirm",
    /** One exercise on a target of the goal that was not shown by code yet. */
    "code",
    /** The next milestone of the project that the goal ends in. */
    "build",
    /** One item on a suspected root of a failure. */
    "probe",
    /** One item on a known concept, before it is forgotten. */
    "review",
    /** The goal is reached. */
    "done",
    /** The learner deferred every remaining concept, or it rests. */
    "nothing-now",
  ]),
  concept: ConceptId.nullable(),
  title: z.string(),
  /** Minutes for the first part of the step: the lesson, the exercise with a draft, or the check. */
  minutes: z.number(),
  /** Concept of the interrupted step, to which the path returns after this detour. */
  detourFrom: ConceptId.nullable(),
  /** True for a learn step whose lesson was read, so that only the check is left. */
  lessonRead: z.boolean(),
  /**
   * Help after failed rounds of a learn step: `section` opens the lesson where the mistakes belong, `again` gives another explanation and a worked example. Null in
   * the first round.
   */
  help: z.enum(["section", "again"]).nullable(),
  /** With `help`: the heading's id of the lesson's part that the wrong answers since the last lesson belong to; null when no part fits well. */
  section: z.string().nullable(),
  /** With `help`: the wrong answer that led to `section`, or else the last one. Null when no author said why it is wrong. */
  mistake: z.strictObject({ becauseHtml: z.string(), misconception: z.string().nullable() }).nullable(),
  /** Time at which something is left to do again, for `nothing-now`; else null. */
  until: Moment.nullable(),
  /** The exercise with a saved draft that the check of this step opens; null when it opens another item. */
  draft: z.string().nullable(),
  reason: Reason,
});
export type Step = z.infer<typeof Step>;

/** The path if the learner showed a concept now. Nothing is stored. */
export const WhatIf = z.strictObject({
  concept: ConceptId,
  /** The next step in that case. */
  next: Step,
  /** Concepts that would be unlocked. */
  opens: z.array(ConceptId),
  /** Other concepts that would be assumed known. */
  assumes: z.array(ConceptId),
});
export type WhatIf = z.infer<typeof WhatIf>;
