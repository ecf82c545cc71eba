import type { Outcome, ProgramError, Ran, TestOutcome } from "../../outcome.ts";
import { saysOutOfMemory } from "../../shared/memory-error.ts";
import { printValue } from "../../shared/print-value.ts";
import { type Json, tryDecode } from "../../wire/codec.ts";
import type { CheckedJob } from "../check-job.ts";
import { cleanPrinted } from "../errors/clean-printed.ts";
import { readProgramError, toProgramError } from "../errors/program-error.ts";
import type { SandboxExit } from "../sandbox/start-sandbox.ts";
import type { Ending } from "./ending.ts";

export type OpenTest = { name: string; concept: string | null };

/** Facts about a run. */
export type Seen = {
  job: CheckedJob;
  root: string;
  ran: Ran;
  tests: readonly TestOutcome[];
  /** The test that was running at the end, or null. */
  openTest: OpenTest | null;
  /** How the learner's server ended, if it ended while the spec still needed it. */
  serverGone: SandboxExit | null;
};

/** Outcome of a run, from the event that ended it and the facts known by then. */
export function toOutcome(ending: Ending, seen: Seen): Outcome {
  const outcome = outcomeOf(ending, seen);
  return { ...outcome, printed: cleanPrinted(seen.ran.printed, seen.root) };
}

function outcomeOf(ending: Ending, seen: Seen): Outcome {
  const { ran } = seen;
  const { limits } = seen.job;
  switch (ending.kind) {
    case "judged":
      return judged(seen);
    case "load-failed":
      return outOfMemory(seen) ?? { kind: "error", ...loadError(ending.error, seen), ...ran };
    case "example-ended":
      return exampleEnded(ending.exit, seen);
    case "gone":
      return gone(ending.exit, seen);
    case "not-ready":
      return { kind: "not-ready", afterMs: limits.readyMs, ...ran };
    case "out-of-memory":
      return { kind: "out-of-memory", limitMb: limits.memoryMb, ...ran };
    case "timed-out":
      return { ...ending, tests: testsWithOpen(seen, timedOutWords(ending.afterMs)), ...ran };
    case "too-much-output":
      return { kind: "too-much-output", limitBytes: limits.outputBytes, ...ran };
    case "forbidden":
    case "cancelled":
    case "not-runnable":
    case "judge-failed":
      return { ...ending, ...ran };
  }
}

function judged(seen: Seen): Outcome {
  const { ran, serverGone } = seen;
  const tests = failedFirst(seen.tests);
  if (tests.every((test) => test.passed)) return { kind: "passed", tests, ...ran };
  if (serverGone) return gone(serverGone, seen);
  return outOfMemory(seen) ?? { kind: "failed", tests, ...ran };
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

function loadError(encoded: Json, { job, root }: Seen): ProgramError {
  const error = tryDecode(encoded)?.value;
  if (!(error instanceof Error)) {
    return { message: `The code threw ${printValue(error)}.`, spot: null, stack: "" };
  }
  return toProgramError(`${error.name}: ${error.message}`, error.stack ?? "", root, job.allFiles);
}

function testsWithOpen({ tests, openTest }: Seen, message: string): TestOutcome[] {
  if (openTest === null) return failedFirst(tests);
  const failure = { message, expected: null, actual: null, diff: null, spot: null };
  return failedFirst([...tests, { ...openTest, passed: false, failure, durationMs: 0 }]);
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
