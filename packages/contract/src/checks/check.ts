import { z } from "zod";
import { ConceptId, Id, Moment } from "../ids.ts";
import { ConceptState } from "../path/path.ts";
import { Draft } from "../runs/draft.ts";
import { Answer, Feedback, PublicItem } from "./item.ts";

/** Reason for a check. */
export const Purpose = z.enum([
  "placement",
  "step",
  "test-out",
  "confirm",
  "code",
  "build",
  "probe",
  "review",
]);
export type Purpose = z.infer<typeof Purpose>;

/** A concept whose state changed in a check. */
export const StateChange = z.strictObject({
  concept: ConceptId,
  before: ConceptState,
  after: ConceptState,
});
export type StateChange = z.infer<typeof StateChange>;

/** The end of a check, stored when the check ends, so it is the same each time it is read. */
export const CheckResult = z.strictObject({
  /** A few words, by the state of the concept after the check: "It stuck". */
  headline: z.string(),
  /** One plain sentence. */
  sentence: z.string(),
  /** Every concept whose state changed: the check's own first, then in the order of the path. */
  changes: z.array(StateChange),
  /** The goal whose last part the check was; null for none, and once the goal was deleted. */
  reachedGoal: z.strictObject({ id: Id, title: z.string() }).nullable(),
});
export type CheckResult = z.infer<typeof CheckResult>;

/** One or a few items, asked one at a time. A learner has at most one open check per purpose and concept. */
export const Check = z.strictObject({
  id: Id,
  purpose: Purpose,
  /** Null for a placement. */
  concept: ConceptId.nullable(),
  state: z.enum(["open", "passed", "failed", "ended"]),
  /** Answered items, without the open one. */
  asked: z.int(),
  /** Upper limit of `asked`: a check ends early once its result is clear. The extra item of a placement is not counted. */
  atMost: z.int(),
  /** The open item; null once the check has ended. */
  item: PublicItem.nullable(),
  /** True for the extra item of a placement, which measures the placement and moves no belief. */
  onlyMeasures: z.boolean(),
  /** Hints already shown for the open item. */
  hintsShown: z.array(z.string()),
  /** The saved draft, when the open item is an exercise. */
  draft: Draft.nullable(),
  /** Null until the check has ended. */
  result: CheckResult.nullable(),
  startedAt: Moment,
});
export type Check = z.infer<typeof Check>;

/** An answered item of a check, with the feedback on its last answer. */
export const AnsweredItem = z.strictObject({
  /** From 1, in the order of the answers. */
  number: z.int(),
  item: PublicItem,
  result: z.enum(["right", "wrong", "dont-know"]),
  /** Null for an exercise, and for an answer that was not kept. */
  answer: Answer.nullable(),
  feedback: Feedback,
});
export type AnsweredItem = z.infer<typeof AnsweredItem>;

export const NewCheck = z.strictObject({ purpose: Purpose, concept: ConceptId.nullable().default(null) });
