import type { ActionKind } from "./kinds.ts";
import type { ProgramName } from "./services.ts";

/** Outcome of one test of a spec. It reveals only the test's name and the compared values of the spec. */
export type TestOutcome = {
  /** The test's name, worded for the learner. */
  name: string;
  /** Id of the concept at fault when this test fails, if the spec names one. */
  concept: string | null;
  passed: boolean;
  /** Null when the test passed. */
  failure: TestFailure | null;
  /** Actions of the test on the learner's code, in order and within `TEST_LIMITS`. */
  actions: TestAction[];
  /** Number of actions that were left out because of these limits. */
  actionsLeftOut: number;
  /** Output of the learner's code during the test, cut at `TEST_LIMITS.printedChars`. Empty while the run goes on. */
  printed: Printed;
  durationMs: number;
};

/** One action of a test, as printed texts. Each text is cut at `TEST_LIMITS.actionChars`. */
export type TestAction = {
  kind: ActionKind;
  /** The call, the method and path, the command, or the SQL: `total([1, 2])`, `POST /todos`, `node app.js`. */
  did: string;
  /** Everything that was sent with it: headers and body, standard input, files. Null for nothing. */
  sent: string | null;
  /** The value, the response, or the error. Null when none had come by the end of the test. */
  got: string | null;
  /** Whether `got` is an error. */
  threw: boolean;
};

/**
 * Failure as one plain sentence. It has both printed values when two were compared, and the place where the
 * learner's code threw.
 */
export type TestFailure = {
  message: string;
  expected: string | null;
  actual: string | null;
  diff: string | null;
  spot: SourceSpot | null;
};

/** Output of the learner's code, cut at the limit. */
export type Printed = {
  stdout: string;
  stderr: string;
  /** Both streams in the order in which the code wrote them, at most `TEST_LIMITS.printedPieces` of a run. */
  pieces: PrintedPiece[];
};

/** Output that was written in one go. */
export type PrintedPiece = {
  stream: "stdout" | "stderr";
  /** Its colours (SGR) are kept. It holds no other control sequence. */
  text: string;
  /** Time since the start of the run, ms. */
  afterMs: number;
};

/** Missing requirement of a job on a machine. */
export type MissingRequirement = {
  /** Package to install. */
  needs: ProgramName | "bubblewrap";
  /** Finding on this machine, in words that follow "because". */
  because: string;
};

/** Fields of every run's outcome. */
export type Ran = {
  /** Everything printed; for an outcome with tests, only the output that does not belong to one of them. */
  printed: Printed;
  durationMs: number;
  /**
   * Peak memory of all its processes together, without pages mapped from files; null when the system does not
   * show it, or when nothing ran.
   */
  peakMemoryMb: number | null;
};

/** Place in the learner's own files where something went wrong. */
export type SourceSpot = { file: string; line: number; column: number | null; excerpt: string };

/** An uncaught error: its message in one line, its place, and its stack with the learner's own frames. */
export type ProgramError = { message: string; spot: SourceSpot | null; stack: string };

/**
 * The verdict of one run: a closed union. Only `passed` is a pass. `judge-failed` is a fault of the judge
 * itself and says nothing about the learner's code.
 */
export type Outcome =
  /** A run without a spec (an example) ended by itself. */
  | ({ kind: "finished"; exitCode: number } & Ran)
  | ({ kind: "passed"; tests: TestOutcome[] } & Ran)
  /** Failing tests come first, in the order of the spec; then the passing ones. */
  | ({ kind: "failed"; tests: TestOutcome[] } & Ran)
  /** The code could not be loaded, or it threw, or a server ended, before any test could run. */
  | ({ kind: "error" } & ProgramError & Ran)
  | ({ kind: "timed-out"; afterMs: number; tests: TestOutcome[] } & Ran)
  | ({ kind: "out-of-memory"; limitMb: number } & Ran)
  | ({ kind: "too-much-output"; limitBytes: number } & Ran)
  /** A server that did not accept connections on its port in time. */
  | ({ kind: "not-ready"; afterMs: number } & Ran)
  /** The process ended before every test had its reply; `error` is the uncaught error, if it printed one. */
  | ({
      kind: "crashed";
      exitCode: number | null;
      signal: string | null;
      error: ProgramError | null;
      tests: TestOutcome[];
    } & Ran)
  /**
   * The code wrote where only the runner may, sent a reply too long to read, or exceeded the limits on files,
   * disk or processes.
   */
  | ({ kind: "forbidden"; what: string } & Ran)
  | ({ kind: "cancelled" } & Ran)
  /**
   * This machine lacks a requirement of the exercise, so the learner's code was not run. The outcome says
   * nothing about that code.
   */
  | ({ kind: "not-runnable" } & MissingRequirement & Ran)
  | ({ kind: "judge-failed"; message: string } & Ran)
  /**
   * The run was made twice, and each time it waited for a processor for a large share of its time (`OWN_TIME`). The two ends differ,
   * or a time limit may have caused them. The outcome says nothing about the learner's code.
   */
  | ({ kind: "too-busy"; waitedMs: number } & Ran);

/** Progress of a run, in order. */
export type Progress =
  | { kind: "queued"; ahead: number }
  /** A second time when the machine was too busy for the first try, of which then nothing counts. */
  | { kind: "started" }
  | { kind: "ready"; afterMs: number }
  | { kind: "test-started"; name: string }
  | { kind: "test-ended"; test: TestOutcome }
  /** In the order of their arrival; the outcome has them in the order in which they were written. */
  | ({ kind: "printed" } & PrintedPiece);
