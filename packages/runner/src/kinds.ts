/**
 * The kinds of job and the ways a run can end: one list of each, for all packages. This module imports nothing, since it also
 * goes into the page's bundle.
 */

/** How the files of a job are started. */
export const JOB_KINDS = ["function", "script", "server", "sql", "tests", "project", "config"] as const;

export type JobKind = (typeof JOB_KINDS)[number];

/** Loaded and started ahead of a run (see `harness/warm-up.ts`). */
export type WarmUpKind =
  /** The learner's module is loaded in the harness process. */
  | "solution"
  /** A program of the learner's is started. */
  | "program"
  /** A program of the learner's is started. It is a server, most probably with Express. */
  | "server"
  /** PostgreSQL is started. */
  | "sql"
  /** Only the harness is started. */
  | "relay";

/** Requirements of a kind, which the runner meets. */
type KindNeeds = {
  /** Default of `limits.memoryMb`. */
  memoryMb: number;
  takesServices: boolean;
  /** PostgreSQL runs in its sandbox, even without a service. */
  runsPostgres: boolean;
  /** It starts a server. When the server ends by itself, the run is a crash. */
  serves: boolean;
  /**
   * When the learner's code runs in the harness process itself: always, only with a spec and no services, or never. Otherwise
   * the harness starts it as a program.
   */
  inHarness: "always" | "with-spec" | "never";
  /**
   * Whether its files show something when they run without a spec: "with-setup" when a set-up is needed first. A server then waits
   * for requests that nobody sends, and a file of settings does nothing.
   */
  runsAlone: "always" | "with-setup" | "never";
  /** Warm-up for runs with a spec and no services. */
  warmUp: WarmUpKind;
};

const PROGRAM = {
  memoryMb: 256,
  takesServices: true,
  runsPostgres: false,
  serves: false,
  inHarness: "never",
  runsAlone: "never",
} as const;

export const KINDS = {
  /** `entry` is a module whose exports the spec calls. */
  function: { ...PROGRAM, inHarness: "with-spec", runsAlone: "always", warmUp: "solution" },
  /** `entry` is a program: arguments, standard input, files, exit code. */
  script: { ...PROGRAM, runsAlone: "always", warmUp: "program" },
  /** `entry` starts an HTTP server on `process.env.PORT`. */
  server: { ...PROGRAM, serves: true, warmUp: "server" },
  /** `entry` is SQL for PostgreSQL, run on the database that the spec prepares. */
  sql: {
    ...PROGRAM,
    memoryMb: 768,
    takesServices: false,
    runsPostgres: true,
    inHarness: "always",
    runsAlone: "with-setup",
    warmUp: "sql",
  },
  /** `entry` holds the learner's own tests, run against implementations that the spec names. */
  tests: { ...PROGRAM, runsAlone: "always", warmUp: "relay" },
  /** A folder with a `package.json` (the `entry`), whose scripts the spec runs and whose server it starts. */
  project: { ...PROGRAM, serves: true, warmUp: "relay" },
  /** `entry` is a file of settings (nginx, compose, Dockerfile, …), read as a structure. */
  config: { ...PROGRAM, takesServices: false, warmUp: "relay" },
} as const satisfies Record<JobKind, KindNeeds>;

/** Ways a run can end; `outcome.ts` has the fields of each. */
export const OUTCOME_KINDS = [
  "finished",
  "passed",
  "failed",
  "error",
  "timed-out",
  "out-of-memory",
  "too-much-output",
  "not-ready",
  "crashed",
  "forbidden",
  "cancelled",
  "judge-failed",
  "not-runnable",
  "too-busy",
] as const;

export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

/** Kinds of actions of a test on the learner's code. */
export const ACTION_KINDS = [
  /** A call of an exported function. */
  "call",
  /** A function of the spec that ran beside the learner's code. `did` holds its inputs. */
  "beside",
  "request",
  /** A message over WebSocket or Socket.IO, or the connection itself. */
  "message",
  /** A start or an end of the server. */
  "server",
  /** One run of a program. */
  "program",
  /** One run of the learner's SQL. */
  "sql",
  /** Statements of the spec that prepare the database. Its other statements are not shown, as they may hold the answer. */
  "prepare",
  /** A command to a service other than PostgreSQL. */
  "service",
  /** One run of the learner's tests. */
  "tests",
] as const;

export type ActionKind = (typeof ACTION_KINDS)[number];

/** Ends without a failed test that still mean that the code is wrong. */
export const WRONG_ENDS = [
  "error",
  "timed-out",
  "out-of-memory",
  "too-much-output",
  "not-ready",
  "crashed",
  "forbidden",
] as const satisfies readonly OutcomeKind[];

/** Ends that say nothing about the learner's code. */
export const ENDS_WITHOUT_VERDICT: readonly string[] = [
  "cancelled",
  "judge-failed",
  "not-runnable",
  "too-busy",
] satisfies OutcomeKind[];
