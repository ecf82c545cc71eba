import { z } from "zod";
import { Chance, ConceptId, Id, ItemId, Moment } from "../ids.ts";

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
