import { z } from "zod";
import { ConceptSummary } from "./track.ts";

/** A piece of a lesson. `html` is made from the track's Markdown without raw HTML. */
export const LessonBlock = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("text"), html: z.string() }),
  z.strictObject({ kind: z.literal("code"), language: z.string(), code: z.string(), html: z.string() }),
  z.strictObject({
    kind: z.literal("example"),
    /** `CONCEPT.1`, `CONCEPT.2` … in the order of the lesson. */
    id: z.string(),
    language: z.enum(["js", "sql"]),
    code: z.string(),
    html: z.string(),
    /** `predict`: the learner says what it prints before it is run. */
    mode: z.enum(["run", "predict"]),
    /** What it prints; null for `predict`, where running it tells. */
    output: z.string().nullable(),
  }),
]);
export type LessonBlock = z.infer<typeof LessonBlock>;

export const Lesson = z.strictObject({
  concept: ConceptSummary,
  blocks: z.array(LessonBlock),
  /** The place in Aulo's own source that uses the concept. */
  seenIn: z.strictObject({ path: z.string(), text: z.string() }).nullable(),
});
export type Lesson = z.infer<typeof Lesson>;
