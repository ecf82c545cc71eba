import { z } from "zod";
import { ConceptId } from "./ids.ts";

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

export const ConceptSummary = z.strictObject({
  id: ConceptId,
  title: z.string(),
  stage: z.string(),
  /** What it will be useful for, one line. */
  use: z.string(),
  requires: z.array(ConceptId),
  minutes: z.number(),
  exercises: z.int(),
});
export type ConceptSummary = z.infer<typeof ConceptSummary>;

export const Wait = z.strictObject({
  id: z.string(),
  title: z.string(),
  reason: z.string(),
  unlockedBy: z.array(ConceptId),
});
export type Wait = z.infer<typeof Wait>;

export const TrackOverview = z.strictObject({
  id: z.string(),
  title: z.string(),
  version: z.int(),
  stages: z.array(z.strictObject({ id: z.string(), title: z.string(), summary: z.string() })),
  /** In the order of the path. */
  concepts: z.array(ConceptSummary),
  waits: z.array(Wait),
});
export type TrackOverview = z.infer<typeof TrackOverview>;

export const Lesson = z.strictObject({
  concept: ConceptSummary,
  blocks: z.array(LessonBlock),
  /** The place in Aulo's own source that uses the concept. */
  seenIn: z.strictObject({ path: z.string(), text: z.string() }).nullable(),
});
export type Lesson = z.infer<typeof Lesson>;
