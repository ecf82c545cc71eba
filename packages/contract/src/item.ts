import { JOB_KINDS } from "@aulo/runner/kinds";
import { z } from "zod";
import { ConceptId, ItemId } from "./ids.ts";
import { LIMITS } from "./limits.ts";

const Base = {
  id: ItemId,
  concept: ConceptId,
  /** What is asked, HTML made from Markdown. */
  askHtml: z.string(),
  difficulty: z.enum(["easy", "medium", "hard"]),
  /** How many hints there are; their texts come one at a time. */
  hints: z.int(),
};
const Option = z.strictObject({ id: z.string(), html: z.string() });

/** Text files by their relative path. */
export const Files = z.record(z.string().max(200), z.string());
export type Files = z.infer<typeof Files>;

/**
 * An item as a learner sees it before answering: nothing of what is right, why, or what is tested.
 * Options and lines come shuffled, under ids that say nothing.
 */
export const PublicItem = z.discriminatedUnion("kind", [
  z.strictObject({ ...Base, kind: z.literal("choose-one"), options: z.array(Option) }),
  z.strictObject({ ...Base, kind: z.literal("choose-several"), options: z.array(Option) }),
  z.strictObject({
    ...Base,
    kind: z.literal("predict-output"),
    language: z.string(),
    code: z.string(),
    codeHtml: z.string(),
  }),
  z.strictObject({
    ...Base,
    kind: z.literal("order-lines"),
    lines: z.array(z.strictObject({ id: z.string(), text: z.string() })),
  }),
  z.strictObject({
    ...Base,
    kind: z.literal("fill-blank"),
    language: z.string(),
    /** The code with `___1___`, `___2___` … where the blanks are. */
    code: z.string(),
    blanks: z.int(),
  }),
  z.strictObject({
    ...Base,
    kind: z.literal("exercise"),
    title: z.string(),
    exerciseKind: z.enum(JOB_KINDS),
    entry: z.string(),
    minutes: z.number(),
    /** What the learner starts with. */
    starter: Files,
    /** Given files that can be read but not changed. */
    support: Files,
    limits: z.strictObject({ timeoutMs: z.int(), memoryMb: z.int() }),
  }),
]);
export type PublicItem = z.infer<typeof PublicItem>;

/** An answer to a closed item. Exercises are answered by a run. */
export const Answer = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("choose-one"), option: z.string() }),
  z.strictObject({ kind: z.literal("choose-several"), options: z.array(z.string()).max(10) }),
  z.strictObject({ kind: z.literal("predict-output"), output: z.string().max(LIMITS.answerChars) }),
  z.strictObject({ kind: z.literal("order-lines"), lines: z.array(z.string()).max(20) }),
  z.strictObject({ kind: z.literal("fill-blank"), blanks: z.array(z.string().max(500)).max(20) }),
  /** "I don't know yet", for every kind. For an exercise it also shows a solution. */
  z.strictObject({ kind: z.literal("dont-know") }),
]);
export type Answer = z.infer<typeof Answer>;

/** Why one option, line, blank or typed text is right or wrong. */
export const Note = z.strictObject({
  /** The option's or line's id, the blank's number from 1, or null for the whole answer. */
  about: z.string().nullable(),
  right: z.boolean(),
  chosen: z.boolean(),
  becauseHtml: z.string(),
  misconception: z.string().nullable(),
});
export type Note = z.infer<typeof Note>;

export const Solution = z.strictObject({ name: z.string(), noteHtml: z.string(), files: Files });
export type Solution = z.infer<typeof Solution>;

/** What is shown once an item is answered, and not before. */
export const Feedback = z.strictObject({
  right: z.boolean(),
  becauseHtml: z.string(),
  notes: z.array(Note),
  /** The right answer in the item's own form (option ids, line ids in order, the texts, the output); null for exercises. */
  rightAnswer: Answer.nullable(),
  /** After an exercise is passed or given up. */
  solutions: z.array(Solution),
});
export type Feedback = z.infer<typeof Feedback>;
