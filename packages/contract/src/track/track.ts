import { z } from "zod";
import { ConceptId } from "../ids.ts";

export const ConceptSummary = z.strictObject({
  id: ConceptId,
  title: z.string(),
  stage: z.string(),
  /** Use of the concept, in one line. */
  use: z.string(),
  requires: z.array(ConceptId),
  /** Lesson, check and shortest exercise together. */
  minutes: z.number(),
  exercises: z.int(),
});
export type ConceptSummary = z.infer<typeof ConceptSummary>;

export const Wait = z.strictObject({
  id: z.string(),
  title: z.string(),
  reason: z.string(),
  unlockedBy: z.array(ConceptId),
  /** Its concepts, in the order of teaching; they belong to no stage. */
  concepts: z.array(ConceptId),
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
