import { z } from "zod";
import { ConceptId, Id, Moment } from "../ids.ts";
import { LIMITS } from "../limits.ts";

const Concepts = z.array(ConceptId).max(LIMITS.concepts);

export const GoalText = z.string().trim().min(1).max(LIMITS.goalTextChars);

/** How Aulo reads a goal in the learner's words. Nothing is stored. */
export const GoalReading = z.strictObject({
  text: z.string(),
  kind: z.enum([
    /** The track teaches the goal. */
    "covered",
    /** The goal asks for a subject that can wait; the path leads to the concepts that unlock it, and then to its own. */
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
  waits: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      reason: z.string(),
      /** Its concepts. */
      concepts: z.array(ConceptId),
    }),
  ),
  /** False when the goal may mean something else; a goal that is not covered is never sure. */
  isSure: z.boolean(),
  /** Up to three other readings to choose from, nearest first; empty for a goal that is a name as it stands. */
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

/** The end of a goal, for the moment when it is reached. */
export const GoalEnd = z.strictObject({
  /** New abilities, a phrase for each target: "write code that waits for queries". */
  can: z.array(z.string()),
  /** Time spent since the goal was set, without long pauses. */
  minutes: z.number(),
  answers: z.int(),
  /** Days with an answer. */
  days: z.int(),
  /** Up to three goals that are near, the one with least to learn first. */
  next: z.array(
    z.strictObject({
      title: z.string(),
      /** The goal in words that are read as just this. */
      text: z.string(),
      /** How much there is to learn, such as "3 concepts, about 2 hours." */
      says: z.string(),
    }),
  ),
});
export type GoalEnd = z.infer<typeof GoalEnd>;

export const Goal = z.strictObject({
  id: Id,
  text: z.string().max(LIMITS.goalTextChars),
  title: z.string().max(LIMITS.goalTitleChars),
  targets: Concepts,
  /** Concepts of the goal's path, in order: targets, their prerequisites and added concepts, without the dropped ones. */
  concepts: Concepts,
  waits: z.array(z.string().max(LIMITS.nameChars)).max(LIMITS.concepts),
  active: z.boolean(),
  createdAt: Moment,
  /** When its targets were all strong for the first time; null before. A goal that was reached stays so. */
  reachedAt: Moment.nullable(),
});
export type Goal = z.infer<typeof Goal>;

export const NewGoal = z.strictObject({
  text: GoalText,
  /** Concepts of the reading to leave out. */
  drop: Concepts.default([]),
  /** Concepts to add, together with their prerequisites. */
  add: Concepts.default([]),
});

export const GoalChange = z.strictObject({
  active: z.literal(true).optional(),
  drop: Concepts.optional(),
  add: Concepts.optional(),
});
