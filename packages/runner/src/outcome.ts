/** What one test of a spec came to. Never holds anything of the spec beyond the name and what it compared. */
export type TestOutcome = {
  /** The test's name, worded for the learner. */
  name: string;
  /** Id of the concept at fault when this test fails, if the spec names one. */
  concept: string | null;
  passed: boolean;
  /** Present when failed. */
  failure: TestFailure | null;
  durationMs: number;
};

/** One plain sentence; where two values were compared, both of them, printed; where the learner's code threw, the place. */
export type TestFailure = {
  message: string;
  expected: string | null;
  actual: string | null;
  diff: string | null;
  spot: SourceSpot | null;
};

/** What the learner's program printed, cut at the limit. */
export type Printed = { stdout: string; stderr: string };

/** What a machine lacks for a job. */
export type MissingRequirement = {
  /** What to install. */
  needs: "redis-server" | "bubblewrap";
  /** What was found instead, in words, to follow "because". */
  because: string;
};

/** What is told of every run. */
export type Ran = {
  printed: Printed;
  durationMs: number;
  /** The most memory that all its processes were seen to take together, without what is mapped from files; null where the system does not tell, and where nothing ran. */
  peakMemoryMb: number | null;
};

/** Where in the learner's own files something went wrong. */
export type SourceSpot = { file: string; line: number; column: number | null; excerpt: string };

/** An error that nothing caught: its message in one line, its place, and its stack with the learner's own frames. */
export type ProgramError = { message: string; spot: SourceSpot | null; stack: string };

/**
 * The verdict of one run: a closed union.
 *
 * Only `passed` is a pass. `judge-failed` is a fault of the judge itself and says nothing about the learner's code.
 */
export type Outcome =
  /** A run without a spec (an example) ended by itself. */
  | ({ kind: "finished"; exitCode: number } & Ran)
  | ({ kind: "passed"; tests: TestOutcome[] } & Ran)
  /** Failing tests come first, in the order of the spec; then the passing ones. */
  | ({ kind: "failed"; tests: TestOutcome[] } & Ran)
  /** The code could not be loaded, or threw before any test could run. */
  | ({ kind: "error" } & ProgramError & Ran)
  | ({ kind: "timed-out"; afterMs: number; tests: TestOutcome[] } & Ran)
  | ({ kind: "out-of-memory"; limitMb: number } & Ran)
  | ({ kind: "too-much-output"; limitBytes: number } & Ran)
  /** A server that did not answer on its port in time. */
  | ({ kind: "not-ready"; afterMs: number } & Ran)
  /** The process ended before every test had its reply; `error` is what ended it, if it said so. */
  | ({
      kind: "crashed";
      exitCode: number | null;
      signal: string | null;
      error: ProgramError | null;
      tests: TestOutcome[];
    } & Ran)
  /** It wrote where only the runner may, or replied with more than can be read. */
  | ({ kind: "forbidden"; what: string } & Ran)
  | ({ kind: "cancelled" } & Ran)
  /** This machine lacks what the exercise asks for, so that nothing of the learner's was run: says nothing about their code. */
  | ({ kind: "not-runnable" } & MissingRequirement & Ran)
  | ({ kind: "judge-failed"; message: string } & Ran);

/** What a long run tells while it goes on, in order. */
export type Progress =
  | { kind: "queued"; ahead: number }
  | { kind: "started" }
  | { kind: "ready"; afterMs: number }
  | { kind: "test-started"; name: string }
  | { kind: "test-ended"; test: TestOutcome }
  | { kind: "printed"; stream: "stdout" | "stderr"; text: string };
