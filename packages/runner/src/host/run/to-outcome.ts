import type { Outcome, Printed, ProgramError, Ran, TestOutcome } from "../../outcome.ts";
import { saysOutOfMemory } from "../../shared/memory-error.ts";
import { withPlainTexts } from "../../shared/plain-text.ts";
import type { Thrown } from "../../wire/judge-messages.ts";
import type { PrintedBytes } from "../../wire/request.ts";
import type { CheckedJob } from "../check-job.ts";
import { cleanPrinted } from "../errors/clean-printed.ts";
import { readProgramError, thrownSpot, toProgramError } from "../errors/program-error.ts";
import type { SandboxExit } from "../sandbox/start-sandbox.ts";
import { cutActions } from "./cut-actions.ts";
import type { Ending } from "./ending.ts";
import { printedIn, printedOutside, type RawPrinted, type Span } from "./printed-spans.ts";

export type OpenTest = { name: string; concept: string | null; from: PrintedBytes };
/** An ended test, and the output between its start and its end. */
export type JudgedTest = { test: TestOutcome } & Span;

/** Facts about a run. */
export type Seen = {
  job: CheckedJob;
  root: string;
  raw: RawPrinted;
  ran: Ran;
  /** In the order of the spec. */
  tests: readonly JudgedTest[];
  /** The test that was running at the end, or null. */
  openTest: OpenTest | null;
  /** How the learner's server ended, if it ended while the spec still needed it. */
  serverGone: SandboxExit | null;
};

/** Outcome of a run, from the event that ended it and the facts known by then. */
export function toOutcome(ending: Ending, seen: Seen): Outcome {
  return withPlainTexts(withCleanPrinted(outcomeOf(ending, seen), seen));
}

function withCleanPrinted(outcome: Outcome, seen: Seen): Outcome {
  const ownPackage = Object.hasOwn(seen.job.learnerFiles, "package.json");
  const cleaned = (printed: Printed) => cleanPrinted(printed, seen.root, ownPackage);
  if (!("tests" in outcome)) return { ...outcome, printed: cleaned(outcome.printed) };
  const tests = outcome.tests.map((test) => ({ ...test, printed: cleaned(test.printed) }));
  return { ...outcome, tests: cutActions(tests), printed: cleaned(restOf(seen)) };
}

function outcomeOf(ending: Ending, seen: Seen): Outcome {
  const { ran } = seen;
  const { limits } = seen.job;
  switch (ending.kind) {
    case "judged":
      return judged(seen);
    case "load-failed":
      return outOfMemory(seen) ?? { kind: "error", ...loadError(ending.thrown, seen), ...ran };
    case "example-ended":
      return exampleEnded(ending.exit, seen);
    case "gone":
      return (ending.atStart && didNotListen(ending.exit, seen)) || gone(ending.exit, seen);
    case "not-ready":
      return { kind: "not-ready", afterMs: limits.readyMs, ...ran };
    case "out-of-memory":
      return { kind: "out-of-memory", limitMb: limits.memoryMb, ...ran };
    case "timed-out":
      return { ...ending, tests: testsWithOpen(seen, timedOutWords(ending.afterMs)), ...ran };
    case "too-much-output":
      return { kind: "too-much-output", limitBytes: limits.outputBytes, ...ran };
    case "judge-failed":
      return { kind: "judge-failed", message: ending.message, ...ran };
    case "forbidden":
    case "cancelled":
    case "not-runnable":
      return { ...ending, ...ran };
  }
}

function judged(seen: Seen): Outcome {
  const { ran, serverGone } = seen;
  const tests = failedFirst(endedTests(seen));
  if (tests.every((test) => test.passed)) return { kind: "passed", tests, ...ran };
  if (serverGone) return gone(serverGone, seen);
  return outOfMemory(seen) ?? { kind: "failed", tests, ...ran };
}

/** A server that ended without an error before it accepted connections; null for any other end. */
function didNotListen({ exitCode }: SandboxExit, { job, ran }: Seen): Outcome | null {
  if (job.kind !== "server" || exitCode !== 0) return null;
  const message = `${job.entry} ended without listening on a port. A server calls listen(process.env.PORT).`;
  return { kind: "error", message, spot: null, stack: "", ...ran };
}

/** The learner's program ended while the spec still needed it. */
function gone(exit: SandboxExit, seen: Seen): Outcome {
  const { ran } = seen;
  const memory = outOfMemory(seen);
  if (memory) return memory;
  const error = programError(seen);
  const hasTested = seen.tests.length > 0 || seen.openTest !== null;
  if (error && !hasTested) return { kind: "error", ...error, ...ran };
  const tests = testsWithOpen(seen, goneWords(exit, error));
  return { kind: "crashed", exitCode: exit.exitCode, signal: exit.signal, error, tests, ...ran };
}

function exampleEnded({ exitCode, signal }: SandboxExit, seen: Seen): Outcome {
  const { ran } = seen;
  if (exitCode === 0) return { kind: "finished", exitCode, ...ran };
  const memory = outOfMemory(seen);
  if (memory) return memory;
  const error = programError(seen);
  if (error) return { kind: "error", ...error, ...ran };
  if (exitCode !== null) return { kind: "finished", exitCode, ...ran };
  return { kind: "crashed", exitCode, signal, error, tests: [], ...ran };
}

function outOfMemory({ job, ran }: Seen): Outcome | null {
  if (!saysOutOfMemory(ran.printed.stderr)) return null;
  return { kind: "out-of-memory", limitMb: job.limits.memoryMb, ...ran };
}

function programError({ ran, root, job }: Seen): ProgramError | null {
  return readProgramError(ran.printed.stderr, root, job.allFiles);
}

function loadError(thrown: Thrown, { job, root }: Seen): ProgramError {
  if (thrown.kind === "error") return toProgramError(thrown.message, thrown.stack, root, job.allFiles);
  const message = `The code threw ${thrown.printed}.`;
  return { message, spot: thrownSpot(thrown.printed, job.allFiles), stack: "" };
}

function endedTests({ tests, raw }: Seen): TestOutcome[] {
  return tests.map(({ test, from, to }) => ({ ...test, printed: printedIn(raw, { from, to }) }));
}

function testsWithOpen(seen: Seen, message: string): TestOutcome[] {
  const { openTest, raw } = seen;
  const tests = endedTests(seen);
  if (openTest === null) return failedFirst(tests);
  const { name, concept, from } = openTest;
  const open: TestOutcome = {
    ...{ name, concept, passed: false },
    failure: { message, expected: null, actual: null, diff: null, spot: null },
    actions: [],
    actionsLeftOut: 0,
    printed: printedIn(raw, { from, to: null }),
    durationMs: 0,
  };
  return failedFirst([...tests, open]);
}

/** The output that belongs to no test. */
function restOf({ tests, openTest, raw }: Seen): Printed {
  return printedOutside(raw, openTest ? [...tests, { from: openTest.from, to: null }] : tests);
}

function failedFirst(tests: readonly TestOutcome[]): TestOutcome[] {
  return [...tests.filter((test) => !test.passed), ...tests.filter((test) => test.passed)];
}

function timedOutWords(afterMs: number): string {
  return `The code was stopped: it was not done after ${afterMs.toLocaleString("en")} ms.`;
}

function goneWords({ exitCode, signal }: SandboxExit, error: ProgramError | null): string {
  const place = error?.spot ? ` (${error.spot.file}, line ${error.spot.line})` : "";
  const end = signal ? `it was ended by ${signal}.` : `its exit code was ${exitCode ?? "unknown"}.`;
  return `The program ended before this test had its answer: ${error ? `${error.message}${place}` : end}`;
}
