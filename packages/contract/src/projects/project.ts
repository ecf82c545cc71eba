import { z } from "zod";
import { ConceptId, ItemId, Moment } from "../ids.ts";

/** How a milestone was passed, with all help that was taken. */
export const PassedMilestone = z.strictObject({
  at: Moment,
  /** Hints shown before the run that passed, and the number that the milestone had then; null in old logs. */
  hints: z.int(),
  hintsOf: z.int().nullable(),
  /** Times that the milestone was given up before; a solution was shown then. */
  gaveUp: z.int(),
});
export type PassedMilestone = z.infer<typeof PassedMilestone>;

export const ProjectMilestone = z.strictObject({
  id: ItemId,
  title: z.string(),
  minutes: z.int(),
  /** Concepts that passing shows by code. */
  shows: z.array(ConceptId),
  passed: PassedMilestone.nullable(),
});
export type ProjectMilestone = z.infer<typeof ProjectMilestone>;

/** A project of the track, with the part that the learner has built. */
export const ProjectView = z.strictObject({
  id: ConceptId,
  title: z.string(),
  summary: z.string(),
  /** Titles of the goals and subjects that end in it. */
  ends: z.array(z.string()),
  milestones: z.array(ProjectMilestone),
  /** Whether the learner has code of the project, so that its archive can be downloaded. */
  hasCode: z.boolean(),
});
export type ProjectView = z.infer<typeof ProjectView>;
