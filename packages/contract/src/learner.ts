import { z } from "zod";
import { Attempt, Deferral } from "./check.ts";
import { Goal } from "./goal.ts";
import { Chance, ConceptId, Id, ItemId, Moment } from "./ids.ts";
import { Files } from "./item.ts";

/** The one who learns. There are no accounts: whoever holds the token is the learner. */
export const Learner = z.strictObject({ id: Id, createdAt: Moment, placed: z.boolean() });
export type Learner = z.infer<typeof Learner>;

/** `token` is shown once; a browser gets it as a cookie as well. Send it as `Authorization: Bearer TOKEN`. */
export const NewLearner = z.strictObject({ learner: Learner, token: z.string() });

/** How what an event was about stands to the concept whose evidence is looked at: the first that fits. */
export const Relation = z.enum([
  /** The concept itself. */
  "own",
  /** An item of another concept that needs this one as well. */
  "needed",
  /** A wrong answer on another concept that points at this one. */
  "pointed-at",
  /** A concept that rests on this one, directly or further up. */
  "rests-on-it",
  /** A concept on which this one rests. */
  "under-it",
  /** Any other: it says a little of everything near it. */
  "elsewhere",
]);
export type Relation = z.infer<typeof Relation>;

/** What one event of the log moved on a concept. */
export const Share = z.strictObject({
  event: Id,
  kind: z.enum(["answered", "lesson-finished", "reset"]),
  relation: Relation,
  /** The item answered; null for a lesson or a reset. */
  item: ItemId.nullable(),
  /** The concept that the event was about; null for a reset of all. */
  itemConcept: ConceptId.nullable(),
  result: z.enum(["right", "wrong", "dont-know"]).nullable(),
  at: Moment,
  /** Signed share in log-odds: the belief after the event less the one before; with the start, the shares add up to the belief. */
  logOdds: z.number(),
  /** In words: "Right on “…”, which rests on it." */
  says: z.string(),
  voided: z.boolean(),
});
export type Share = z.infer<typeof Share>;

export const EvidenceView = z.strictObject({
  concept: ConceptId,
  mastery: Chance,
  /** Log-odds before any answer. */
  startLogOdds: z.number(),
  shares: z.array(Share),
  /** Belief over time: after every event that moved it. */
  history: z.array(z.strictObject({ at: Moment, mastery: Chance })),
});
export type EvidenceView = z.infer<typeof EvidenceView>;

/** Strong concepts by day, for the picture of progress. */
export const ProgressView = z.strictObject({
  days: z.array(z.strictObject({ day: z.iso.date(), strong: z.int(), attempts: z.int() })),
  attempts: z.int(),
  strong: z.int(),
});
export type ProgressView = z.infer<typeof ProgressView>;

/** Answers, how many of them were right, and how many Aulo expected to be: the sum of the chances that it gave. */
export const Counted = z.strictObject({ answers: z.int(), right: z.int(), expected: z.number() });
export type Counted = z.infer<typeof Counted>;

/** How often the learner's answers came as Aulo believed; voided answers and those after a hint do not count. */
export const CalibrationView = z.strictObject({
  /** Every answer that tested a belief, but for the extra items of placements. */
  all: Counted,
  /** Of these, on concepts that Aulo called strong, and on those that it assumed. */
  strong: Counted,
  assumed: Counted,
  /** The extra items of placements: drawn by chance, they measure the placement. In no other count. */
  measuring: Counted,
  /** Ten bins by the chance that Aulo gave, and ten by its belief in the concept: from `from` to below `to`. */
  byChance: z.array(Counted.extend({ from: Chance, to: Chance })),
  byBelief: z.array(Counted.extend({ from: Chance, to: Chance })),
  /** Mean distance between the chances and what came, over the bins; null before the first answer. */
  error: Chance.nullable(),
});
export type CalibrationView = z.infer<typeof CalibrationView>;

/** One entry of the log, the truth about a learner. */
export const LogEntry = z.strictObject({
  id: Id,
  sequence: z.int(),
  at: Moment,
  kind: z.enum(["answered", "lesson-finished", "deferred", "reset", "voided", "placement-ended"]),
  attempt: Attempt.nullable(),
  concept: ConceptId.nullable(),
  deferral: Deferral.nullable(),
  /** The entry that a void takes back. */
  voids: Id.nullable(),
  note: z.string(),
});
export type LogEntry = z.infer<typeof LogEntry>;

/** Everything Aulo holds about a learner. */
export const Export = z.strictObject({
  format: z.literal("aulo-export"),
  formatVersion: z.literal(1),
  track: z.strictObject({ id: z.string(), version: z.int() }),
  exportedAt: Moment,
  goals: z.array(Goal),
  /** The whole log in order, opaque to clients but for the fields named here. */
  log: z.array(z.looseObject({ id: Id, at: Moment, kind: z.string() })),
  drafts: z.array(z.strictObject({ exercise: ItemId, files: Files, savedAt: Moment })),
  /** SHA-256 over the parts above, so that a cut-off or edited file is noticed. */
  checksum: z.string(),
});
export type Export = z.infer<typeof Export>;
