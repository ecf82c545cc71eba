import { z } from "zod";
import { ItemId } from "../ids.ts";
import { ConceptSummary } from "./track.ts";

/** A block of a lesson. `html` is made from the track's Markdown, in which raw HTML is escaped. */
export const LessonBlock = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("text"), html: z.string() }),
  z.strictObject({ kind: z.literal("code"), language: z.string(), code: z.string(), html: z.string() }),
  z.strictObject({
    kind: z.literal("example"),
    /** `CONCEPT.1`, `CONCEPT.2` … in the order of the lesson; `CONCEPT.again.1` … in the second explanation. */
    id: z.string(),
    language: z.enum(["js", "sql"]),
    code: z.string(),
    html: z.string(),
    /** `predict`: the learner predicts the output before running the example. */
    mode: z.enum(["run", "predict"]),
    /** The output; null for `predict`, whose output is known only after a run. */
    output: z.string().nullable(),
  }),
]);
export type LessonBlock = z.infer<typeof LessonBlock>;

export const Lesson = z.strictObject({
  concept: ConceptSummary,
  /** Minutes to read it, without its check. */
  minutes: z.number(),
  blocks: z.array(LessonBlock),
  /** A second explanation, for a learner who failed after the lesson; null when there is none. */
  again: z.array(LessonBlock).nullable(),
  /** An exercise of the concept is worked out, line by line; see `getWorkedExample`. */
  hasWorkedExample: z.boolean(),
  /** A place in Aulo's own source that uses the concept. */
  seenIn: z.strictObject({ path: z.string(), text: z.string() }).nullable(),
});
export type Lesson = z.infer<typeof Lesson>;

/** A file of Aulo's own source, as highlighted HTML. */
export const SourceFile = z.strictObject({ path: z.string(), html: z.string() });
export type SourceFile = z.infer<typeof SourceFile>;

/** An exercise with its first solution, explained line by line. */
export const WorkedExample = z.strictObject({
  exercise: ItemId,
  title: z.string(),
  /** The task, as HTML made from Markdown. */
  askHtml: z.string(),
  explainedHtml: z.string(),
});
export type WorkedExample = z.infer<typeof WorkedExample>;
