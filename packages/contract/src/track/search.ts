import { z } from "zod";
import { ConceptId, Id } from "../ids.ts";
import { LIMITS } from "../limits.ts";

export const SearchText = z.string().trim().min(1).max(LIMITS.searchChars);

/** A piece of plain text; `isMatch` marks the words that were found. */
export const TextPiece = z.strictObject({ text: z.string(), isMatch: z.boolean() });
export type TextPiece = z.infer<typeof TextPiece>;

const Base = { concept: ConceptId, title: z.string(), excerpt: z.array(TextPiece) };

/** A part of a lesson, or an item that the learner has answered. */
export const SearchHit = z.discriminatedUnion("kind", [
  z.strictObject({
    ...Base,
    kind: z.literal("lesson"),
    /** Id and words of the part's heading; null for the beginning of the lesson. */
    section: z.strictObject({ id: z.string(), heading: z.string() }).nullable(),
  }),
  z.strictObject({
    ...Base,
    kind: z.literal("item"),
    /** The check with the last answer, and the item's number in it. */
    check: Id,
    number: z.int(),
  }),
]);
export type SearchHit = z.infer<typeof SearchHit>;
