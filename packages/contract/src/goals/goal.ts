import { z } from "zod";
import { ConceptId, Id, Moment } from "../ids.ts";
import { LIMITS } from "../limits.ts";

export const GoalText = z.string().trim().min(1).max(LIMITS.goalTextChars);

/** How Aulo reads a goal in the learner's words. Nothing is stored. */
export const GoalReading = z.strictObject({
  text: z.string(),
  kind: z.enum([
    /** The track teaches the goal. */
    "covered",
    /** The goal asks for a subject that can wait; the path leads to the concepts that unlock it. */
    "can-wait",
    /** The track does not cover it; `nearest` offers others, and nothing is invented. */
    "not-covered",
  ]),
  /** The understood goal in plain words; empty when not covered. */
  title: z.string(),
  /** Concepts the goal is about. */
  targets: z.array(ConceptId),
  /** Targets and their prerequisites, in the order of the path. */
  concepts: z.array(ConceptId),
  minutes: z.number(),
  /** Subjects that were asked for and can wait, with the reason. */
  waits: z.array(z.strictObject({ id: z.string(), title: z.string(), reason: z.string() })),
  /** Up to three readings to choose from, nearest first, when the goal is not covered or the reading is unsure; empty when it is sure. */
  nearest: z.array(
    z.strictObject({
      title: z.string(),
      /** The goal in words that are read as just this. */
      text: z.string(),
      /** How much there is to learn, such as "3 concepts, about 2 hours." */
      says: z.string(),
    }),
  ),
  /** Sentences on parts of the goal: not taught, known already, left out. */
  remarks: z.array(z.string()),
  /** The reading in a few plain sentences, the remarks among them. */
  says: z.string(),
});
export type GoalReading = z.infer<typeof GoalReading>;

export const Goal = z.strictObject({
  id: Id,
  text: z.string(),
  title: z.string(),
  targets: z.array(ConceptId),
  /** Concepts of the goal's path, in order: targets, their prerequisites and added concepts, without the dropped ones. */
  concepts: z.array(ConceptId),
  waits: z.array(z.string()),
  active: z.boolean(),
  createdAt: Moment,
  /** When its targets were all strong for the first time; null before. A goal that was reached stays so. */
  reachedAt: Moment.nullable(),
});
export type Goal = z.infer<typeof Goal>;

export const NewGoal = z.strictObject({
  text: GoalText,
  /** Concepts of the reading to leave out. */
  drop: z.array(ConceptId).default([]),
  /** Concepts to add, together with their prerequisites. */
  add: z.array(ConceptId).default([]),
});

export const GoalChange = z.strictObject({
  active: z.literal(true).optional(),
  drop: z.array(ConceptId).optional(),
  add: z.array(ConceptId).optional(),
});
