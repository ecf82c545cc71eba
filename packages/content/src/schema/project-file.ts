import { z } from "zod";
import { ExerciseKind, ExerciseService, limitsUpTo, WrongEntry } from "./exercise-file.ts";
import { Difficulty, ExerciseId, KebabId, MilestoneMinutes, Text } from "./parts.ts";

const MilestoneLimits = limitsUpTo({ timeoutMs: 90_000, filesBytes: 524_288 });

/** The shape of `project.yaml`. */
export const ProjectFile = z.strictObject({
  id: KebabId,
  title: Text,
  /** The product, in one sentence. */
  summary: Text,
  /** Ids of the goals, or of the subjects that can wait, that end in this project. */
  goals: z.array(KebabId).min(1),
  /** Names of the folders in `milestones`, in order. */
  milestones: z.array(KebabId).min(1),
});
export type ProjectFile = z.infer<typeof ProjectFile>;

/** The shape of `milestone.yaml`. */
export const MilestoneFile = z.strictObject({
  id: ExerciseId,
  title: Text,
  kind: ExerciseKind.default("project"),
  entry: Text.default("package.json"),
  minutes: MilestoneMinutes,
  difficulty: Difficulty.default("medium"),
  /** Ids of the concepts that a learner must know before it. */
  needs: z.array(KebabId).min(1),
  /** Ids of the concepts that passing shows by code; the first is the one that it is mostly about. */
  shows: z.array(KebabId).min(1),
  services: z.array(ExerciseService).default([]),
  hints: z.array(Text),
  /** Shown after passing: why the reference is written as it is. */
  note: Text,
  /** Paths of files that the reference before has and this one no longer has. */
  removes: z.array(Text).default([]),
  wrong: z.array(WrongEntry),
  limits: MilestoneLimits.default({}),
});
export type MilestoneFile = z.infer<typeof MilestoneFile>;
