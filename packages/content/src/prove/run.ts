import { KINDS } from "@aulo/runner/kinds";
import { SERVICES } from "@aulo/runner/services";
import type { RunLanguage } from "../lesson/lesson.ts";
import type { ExerciseKind, ExerciseLimits, ExerciseService } from "../schema/exercise-file.ts";
import type { Exercise, Files } from "../track.ts";

/** What is handed to the runner. */
export type Job = {
  kind: ExerciseKind;
  files: Files;
  /** Path in `files` of what is started. */
  entry: string;
  spec?: Files;
  support?: Files;
  services?: readonly ExerciseService[];
  setup?: string;
  limits?: ExerciseLimits;
  seed: number;
};

/** What comes back; of the runner's outcomes, the part that a proof looks at. */
export type RunOutcome = {
  /** `passed` and `finished` are the good ends; every other is a failure of some sort. */
  kind: string;
  printed: { stdout: string; stderr: string };
  /** Failing tests first, in the order of the spec. */
  tests?: readonly RunTest[];
  message?: string;
  /** What to install, where this machine cannot run it. */
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

/** Runs untrusted code. Passed in, so that this package depends on no way of running it. */
export type Runner = { run(job: Job, options: { signal?: AbortSignal }): Promise<RunOutcome> };

/** An example that has not ended by then never will. */
const EXAMPLE_LIMITS: ExerciseLimits = { timeoutMs: 5000 };

/** Loading MongoDB's driver or Mongoose takes a second of computing, and five or more on a machine that is busy with other things. */
const SLOW_TO_LOAD_LIMITS: ExerciseLimits = { timeoutMs: 15_000 };
const SLOW_TO_LOAD = /\bfrom "(?:mongodb|mongoose)"/;

/**
 * A whole PostgreSQL inside the learner's process: the memory that the runner gives its own SQL runs, and the time that it gives runs
 * with services. It starts in 2 s on a quick machine and in 8 s on a slow one. A database that is not closed keeps its process for 10 s more.
 */
const PGLITE_LIMITS: ExerciseLimits = {
  memoryMb: KINDS.sql.memoryMb,
  timeoutMs: SERVICES.postgres.timeoutMs,
};

/** The run of a lesson's example or of the code of an item: no spec, only what it prints. */
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

/** The run of an exercise's spec against the files of a learner or an author. */
export function toExerciseJob(exercise: Exercise, files: Files, seed: number): Job {
  const { kind, entry, support, services, setup, tests: spec } = exercise;
  const heavy = [
    exercise.starter,
    support,
    spec,
    ...exercise.solutions.map((solution) => solution.files),
  ].some(usesPglite);
  const limits = { ...(heavy ? PGLITE_LIMITS : {}), ...exercise.limits };
  const beside = services.length > 0 ? { services, ...(setup === null ? {} : { setup }) } : {};
  return { kind, files, entry, spec, support, ...beside, limits, seed };
}

function exampleLimits(code: string): ExerciseLimits {
  if (usesPglite({ code })) return PGLITE_LIMITS;
  return SLOW_TO_LOAD.test(code) ? SLOW_TO_LOAD_LIMITS : EXAMPLE_LIMITS;
}

/** Judged by the author's files, not the learner's: what a run may use must not depend on what it is about to do. */
function usesPglite(files: Files): boolean {
  return Object.values(files).some((text) => text.includes("@electric-sql/pglite"));
}
