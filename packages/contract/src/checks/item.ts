import { JOB_KINDS } from "@aulo/runner/kinds";
import { z } from "zod";
import { Files } from "../files.ts";
import { ConceptId, ItemId } from "../ids.ts";
import { LIMITS } from "../limits.ts";

const Base = {
  id: ItemId,
  concept: ConceptId,
  /** The question, as HTML made from Markdown. */
  askHtml: z.string(),
  difficulty: z.enum(["easy", "medium", "hard"]),
  /** Number of hints. Their texts are given one at a time by `askHint`. */
  hints: z.int(),
};

const Option = z.strictObject({ id: z.string(), html: z.string() });

/**
 * An item before it is answered: without the right answer, its explanation and the tests.
 * Options and lines are shuffled, and their ids follow the shuffled order, so neither gives the answer away.
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
    /** The code, with its blanks marked `___1___`, `___2___` … */
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
    /** The learner's first version of the files. */
    starter: Files,
    /** Read-only files. */
    support: Files,
    /** Whether the files show something when they run without the tests: a run of kind `try`. */
    runsAlone: z.boolean(),
    limits: z.strictObject({ timeoutMs: z.int(), memoryMb: z.int() }),
    /** The place in its project; null for an exercise of a concept. */
    milestone: z
      .strictObject({
        /** Title of the project. */
        project: z.string(),
        /** The customer's wishes, as HTML made from Markdown. */
        storyHtml: z.string(),
        /** From 1. */
        position: z.int(),
        of: z.int(),
        /** Whether `starter` is the code of the learner, not that of a colleague. */
        isOwnCode: z.boolean(),
      })
      .nullable(),
  }),
]);
export type PublicItem = z.infer<typeof PublicItem>;

const Name = z.string().max(LIMITS.nameChars);

/** An answer to a closed item. An exercise is answered by a run. */
export const Answer = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("choose-one"), option: Name }),
  z.strictObject({ kind: z.literal("choose-several"), options: z.array(Name).max(10) }),
  z.strictObject({ kind: z.literal("predict-output"), output: z.string().max(LIMITS.answerChars) }),
  z.strictObject({ kind: z.literal("order-lines"), lines: z.array(Name).max(20) }),
  z.strictObject({ kind: z.literal("fill-blank"), blanks: z.array(z.string().max(500)).max(20) }),
  /** "I don't know yet", for every kind. For an exercise it also shows a solution. */
  z.strictObject({ kind: z.literal("dont-know") }),
]);
export type Answer = z.infer<typeof Answer>;

/** Explanation of why one option, line, blank or typed text is right or wrong. */
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

/** Feedback on an answer. It holds the right answer, so it is sent only after the item was answered. */
export const Feedback = z.strictObject({
  right: z.boolean(),
  becauseHtml: z.string(),
  notes: z.array(Note),
  /** The right answer in the item's own form: option ids, line ids in order, texts or output. Null for an exercise. */
  rightAnswer: Answer.nullable(),
  /** Filled once an exercise is passed or given up. */
  solutions: z.array(Solution),
});
export type Feedback = z.infer<typeof Feedback>;
