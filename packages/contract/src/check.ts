import { z } from "zod";
import { Chance, ConceptId, Id, ItemId, Moment } from "./ids.ts";
import { Answer, Feedback, Files, PublicItem } from "./item.ts";
import { LIMITS } from "./limits.ts";
import { ConceptState, Step } from "./path.ts";

/** Why a check is held. */
export const Purpose = z.enum(["placement", "step", "prove", "confirm", "probe", "review"]);
export type Purpose = z.infer<typeof Purpose>;

/** A sitting of one or a few items, one at a time. A learner has at most one open check a purpose and concept. */
export const Check = z.strictObject({
  id: Id,
  purpose: Purpose,
  /** Null for a placement. */
  concept: ConceptId.nullable(),
  state: z.enum(["open", "passed", "failed", "ended"]),
  asked: z.int(),
  /** It ends early once it is clear. The extra item of a placement comes on top. */
  atMost: z.int(),
  /** The item that is open now; null once the check has ended. */
  item: PublicItem.nullable(),
  /** True for the one placement item that only measures the placement. */
  onlyMeasures: z.boolean(),
  /** Hints already shown for the open item. */
  hintsShown: z.array(z.string()),
  /** Files of the saved draft, when the open item is an exercise. */
  draft: Files.nullable(),
  startedAt: Moment,
});
export type Check = z.infer<typeof Check>;

export const NewCheck = z.strictObject({ purpose: Purpose, concept: ConceptId.nullable().default(null) });

/** What one answer moved. */
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
  /** Failing runs of the same exercise in the same check before this one. */
  tries: z.int(),
  at: Moment,
  voided: z.boolean(),
});
export type Attempt = z.infer<typeof Attempt>;

export const NewAttempt = z.strictObject({ item: ItemId, answer: Answer });

/** The reply to an answer: what was right, what it moved, and what comes now. */
export const AttemptResult = z.strictObject({
  attempt: Attempt,
  feedback: Feedback,
  changes: z.array(Change),
  /** Concepts that this answer opened. */
  opened: z.array(ConceptId),
  /** What the answers of the check changed, in words, once it has ended. */
  summary: z.string().nullable(),
  check: Check,
  /** The one next step, once the check has ended. */
  next: Step.nullable(),
});
export type AttemptResult = z.infer<typeof AttemptResult>;

export const Hint = z.strictObject({ number: z.int(), of: z.int(), text: z.string() });

/** What a placement concluded. */
export const PlacementResult = z.strictObject({
  shown: z.array(ConceptId),
  assumed: z.array(ConceptId),
  missing: z.array(ConceptId),
  unclear: z.array(ConceptId),
});
export type PlacementResult = z.infer<typeof PlacementResult>;

export const Draft = z.strictObject({ exercise: ItemId, files: Files, savedAt: Moment });
export const NewDraft = z.strictObject({ files: Files });

export const Deferral = z.strictObject({
  concept: ConceptId,
  why: z.enum(["too-hard", "too-easy", "not-interested", "no-time", "other"]),
  note: z.string().max(LIMITS.noteChars).default(""),
});
export type Deferral = z.infer<typeof Deferral>;
