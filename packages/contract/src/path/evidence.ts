import { z } from "zod";
import { Chance, ConceptId, Id, ItemId, Moment } from "../ids.ts";

/** Relation of an event to the concept whose evidence is shown: the first that applies. */
export const Relation = z.enum([
  /** An event on the concept itself. */
  "own",
  /** A right answer to an item of another concept that also needs this one. */
  "needed",
  /** A wrong answer on another concept that points at this one as the cause. */
  "pointed-at",
  /** An event on a concept that needs this one, directly or through others. */
  "rests-on-it",
  /** An event on a prerequisite of this one. */
  "under-it",
  /** Any other event. Each answer moves the concepts near it a little. */
  "elsewhere",
]);
export type Relation = z.infer<typeof Relation>;

/** The share of one event of the log in the belief in a concept. */
export const Share = z.strictObject({
  event: Id,
  kind: z.enum(["answered", "lesson-finished", "reset"]),
  relation: Relation,
  /** The item answered; null for a lesson or a reset. */
  item: ItemId.nullable(),
  /** Concept of the event; null for a reset of all concepts. */
  itemConcept: ConceptId.nullable(),
  result: z.enum(["right", "wrong", "dont-know"]).nullable(),
  at: Moment,
  /** Signed share in log-odds: belief after the event minus belief before it. The start and all shares add up to the belief. */
  logOdds: z.number(),
  /** In words: "You got an item on “…” right, which needs this." */
  says: z.string(),
  voided: z.boolean(),
});
export type Share = z.infer<typeof Share>;

/** The events in a page of the log that moved the belief in a concept. The last page comes first; it is the whole log unless that is long. */
export const EvidenceView = z.strictObject({
  concept: ConceptId,
  /** The belief now. */
  mastery: Chance,
  /** Log-odds before the first event of the page; before any answer when the page begins at the start of the log. */
  startLogOdds: z.number(),
  /** On the last page, `startLogOdds` and the shares add up to the log-odds of the belief. */
  shares: z.array(Share),
  /** The belief after each event of the page that moved it. */
  history: z.array(z.strictObject({ at: Moment, mastery: Chance })),
  /** Sequence in the log; with it as `before`, the page before this one is returned. Null for the first page. */
  earlier: z.int().nullable(),
});
export type EvidenceView = z.infer<typeof EvidenceView>;
