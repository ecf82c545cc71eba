import { z } from "zod";
import { Chance, ConceptId, Id, ItemId, Moment } from "../ids.ts";
import { ConceptState } from "../path/path.ts";
import { Step } from "../path/step.ts";
import { Check, Purpose } from "./check.ts";
import { Answer, Feedback } from "./item.ts";

/** A concept's belief and state before and after one answer. */
export const Change = z.strictObject({
  concept: ConceptId,
  before: Chance,
  after: Chance,
  stateBefore: ConceptState,
  stateAfter: ConceptState,
});
export type Change = z.infer<typeof Change>;

export const Attempt = z.strictObject({
  id: Id,
  check: Id.nullable(),
  item: ItemId,
  concept: ConceptId,
  purpose: Purpose,
  result: z.enum(["right", "wrong", "dont-know"]),
  hints: z.int(),
  /** Earlier failing runs of the same exercise in the same check. */
  tries: z.int(),
  at: Moment,
  voided: z.boolean(),
});
export type Attempt = z.infer<typeof Attempt>;

export const NewAttempt = z.strictObject({ item: ItemId, answer: Answer });

/** The reply to an answer: feedback, changed beliefs, and the next item or step. */
export const AttemptResult = z.strictObject({
  attempt: Attempt,
  feedback: Feedback,
  changes: z.array(Change),
  /** Concepts that this answer unlocked. */
  opened: z.array(ConceptId),
  /** After the same fault in several runs of an exercise: the concept that its failing tests name. Null otherwise. */
  offer: ConceptId.nullable(),
  /** The check after the answer; its `result` covers the whole check. */
  check: Check,
  /** The one next step; null until the check has ended. */
  next: Step.nullable(),
});
export type AttemptResult = z.infer<typeof AttemptResult>;

export const Hint = z.strictObject({ number: z.int(), of: z.int(), text: z.string() });
