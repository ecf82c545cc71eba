import { JOB_KINDS, WRONG_ENDS } from "@aulo/runner/kinds";
import { SERVICE_NAMES } from "@aulo/runner/services";
import { z } from "zod";
import { Difficulty, ExerciseId, KebabId, Minutes, ScopeId, Text } from "./parts.ts";

export const ExerciseKind = z.enum(JOB_KINDS);
export type ExerciseKind = z.infer<typeof ExerciseKind>;

/** A service that may run beside the learner's program. */
export const ExerciseService = z.enum(SERVICE_NAMES);
export type ExerciseService = z.infer<typeof ExerciseService>;

/** Outcomes of a run that ends before a failing test. */
export const WrongOutcome = z.enum(WRONG_ENDS);
export type WrongOutcome = z.infer<typeof WrongOutcome>;

/** Limits of a run, with the ceilings of a kind. */
export function limitsUpTo(most: { timeoutMs: number; filesBytes: number }) {
  return z.strictObject({
    timeoutMs: z.int().min(100).max(most.timeoutMs).exactOptional(),
    readyMs: z.int().min(100).max(15_000).exactOptional(),
    memoryMb: z.int().min(64).max(1024).exactOptional(),
    outputBytes: z.int().min(1).max(1_048_576).exactOptional(),
    filesBytes: z.int().min(1).max(most.filesBytes).exactOptional(),
  });
}

const Limits = limitsUpTo({ timeoutMs: 30_000, filesBytes: 262_144 });

export const WrongEntry = z
  .strictObject({
    name: KebabId,
    /** Full name of the test that must fail first. */
    fails: Text.nullable().default(null),
    /** The required outcome, when the run does not reach a failing test. */
    outcome: WrongOutcome.nullable().default(null),
    /** Ids of the requirements that it breaks; by default the only one that the test of `fails` checks. */
    breaks: z.array(KebabId).default([]),
    concept: KebabId,
    misconception: Text,
  })
  .refine((wrong) => (wrong.fails === null) !== (wrong.outcome === null), {
    error: "needs either `fails` (the name of a test) or `outcome` (how the run ends), and not both",
  });

/** The shape of `exercise.yaml`. */
export const ExerciseFile = z.strictObject({
  id: ExerciseId,
  title: Text,
  kind: ExerciseKind,
  entry: Text,
  minutes: Minutes,
  difficulty: Difficulty,
  also: z.array(KebabId).default([]),
  /** Ids of the scope that passing checks. */
  covers: z.array(ScopeId).default([]),
  /** Id of the concept that a learner writes code for; by default the concept of its folder. */
  core: KebabId.nullable().default(null),
  services: z.array(ExerciseService).default([]),
  /** Path in `support` of the SQL that initialises the service `postgres`, or the database of an SQL exercise that runs without its tests. */
  setup: Text.nullable().default(null),
  hints: z.array(Text),
  solutions: z.array(z.strictObject({ name: KebabId, note: Text })),
  wrong: z.array(WrongEntry),
  limits: Limits.default({}),
});
export type ExerciseFile = z.infer<typeof ExerciseFile>;
export type ExerciseLimits = z.infer<typeof Limits>;
