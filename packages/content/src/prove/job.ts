import { KINDS } from "@aulo/runner/kinds";
import { SERVICES } from "@aulo/runner/services";
import type { RunLanguage } from "../lesson/lesson.ts";
import type { ExerciseKind, ExerciseLimits, ExerciseService } from "../schema/exercise-file.ts";
import { allTestsOf, type Exercise, type Files } from "../track.ts";

/** A job for the runner. */
export type Job = {
  kind: ExerciseKind;
  files: Files;
  /** Path in `files` of the file to start. */
  entry: string;
  spec?: Files;
  support?: Files;
  services?: readonly ExerciseService[];
  setup?: string;
  limits?: ExerciseLimits;
  seed: number;
};

/** The part of the runner's outcome that a proof needs. */
export type RunOutcome = {
  /** `passed` and `finished` mean success. `ENDS_WITHOUT_VERDICT` lists the kinds that mean neither success nor failure. */
  kind: string;
  printed: { stdout: string; stderr: string };
  /** Failing tests first, in the order of the spec. */
  tests?: readonly RunTest[];
  message?: string;
  /** The missing program, when this machine cannot run the job. */
  needs?: string;
  exitCode?: number | null;
};

export type RunTest = {
  name: string;
  /** Id of the concept at fault when this test fails, if the spec names one. */
  concept: string | null;
  passed: boolean;
  failure: { message: string; expected: string | null; actual: string | null } | null;
};

/** Runs untrusted code. It is a parameter, so that this package needs only the two tables of the runner package. */
export type Runner = { run(job: Job, options: { signal?: AbortSignal }): Promise<RunOutcome> };

/** An example that runs longer is assumed never to end. */
const EXAMPLE_LIMITS: ExerciseLimits = { timeoutMs: 5000 };

/** Loading MongoDB's driver or Mongoose takes 1 s of CPU time, and 5 s or more on a busy machine. */
const SLOW_TO_LOAD_LIMITS: ExerciseLimits = { timeoutMs: 15_000 };
const SLOW_TO_LOAD = /\bfrom "(?:mongodb|mongoose)"/;

/**
 * Limits of code that starts PGlite, a PostgreSQL inside the learner's process: memory as for the runner's SQL runs, time as for its runs with
 * services. PGlite starts in 2 s on a fast machine and in 8 s on a slow one. An unclosed database keeps its process alive for 10 s more.
 */
const PGLITE_LIMITS: ExerciseLimits = {
  memoryMb: KINDS.sql.memoryMb,
  timeoutMs: SERVICES.postgres.timeoutMs,
};

/** Job for a lesson's example or an item's code. It has no spec; only the output counts. */
export function toExampleJob({ language, code }: { language: RunLanguage; code: string }, seed = 1): Job {
  switch (language) {
    case "js":
      return {
        kind: "script",
        files: { "example.js": code },
        entry: "example.js",
        limits: exampleLimits(code),
        seed,
      };
    case "sql":
      return { kind: "sql", files: { "example.sql": code }, entry: "example.sql", seed };
  }
}

/** Job that tests files of a learner or an author by the exercise's spec. */
export function toExerciseJob(exercise: Exercise, files: Files, seed: number): Job {
  return { ...toTryJob(exercise, files, seed), spec: allTestsOf(exercise) };
}

/** Whether the files of an exercise show something when they run without its tests. */
export function runsAlone({ kind, setup }: Pick<Exercise, "kind" | "setup">): boolean {
  const when = KINDS[kind].runsAlone;
  return when === "always" || (when === "with-setup" && setup !== null);
}

/** Job that runs files of an exercise without its tests, for their output. */
export function toTryJob(exercise: Exercise, files: Files, seed: number): Job {
  const { kind, entry, support, services, setup } = exercise;
  // Only the author's files decide, because a learner's code must not raise its own limits.
  const heavy = [
    exercise.starter,
    support,
    exercise.tests,
    ...exercise.solutions.map((solution) => solution.files),
  ].some(usesPglite);
  const limits = { ...(heavy ? PGLITE_LIMITS : {}), ...exercise.limits };
  const beside = { ...(services.length > 0 && { services }), ...(setup !== null && { setup }) };
  return { kind, files, entry, support, ...beside, limits, seed };
}

function exampleLimits(code: string): ExerciseLimits {
  if (usesPglite({ code })) return PGLITE_LIMITS;
  return SLOW_TO_LOAD.test(code) ? SLOW_TO_LOAD_LIMITS : EXAMPLE_LIMITS;
}

function usesPglite(files: Files): boolean {
  return Object.values(files).some((text) => text.includes("@electric-sql/pglite"));
}
