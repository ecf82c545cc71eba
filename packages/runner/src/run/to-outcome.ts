import type { CheckedJob } from "../check-job.ts";
import { readProgramError, toProgramError } from "../errors/program-error.ts";
import type { Outcome, Printed, TestOutcome } from "../outcome.ts";
import { decode, type Json } from "../wire/codec.ts";
import type { Ending } from "./ending.ts";

export type Record = {
  job: CheckedJob;
  root: string;
  printed: Printed;
  durationMs: number;
  tests: readonly TestOutcome[];
  /** Name of the test that was under way at the end. */
  openTest: string | null;
  /** A program of the learner's ended by itself while the spec still needed it. */
  serverGone: { exitCode: number | null; signal: string | null } | null;
};

type Exit = { exitCode: number | null; signal: string | null };

const MEMORY_ERROR = /^FATAL ERROR: .*(?:out of memory|Allocation failed)|^# Fatal process out of memory/m;

/** The verdict from what ended the run and what was seen of it until then. */
export function toOutcome(ending: Ending, record: Record): Outcome {
  const { job, printed, durationMs } = record;
  const ran = { printed, durationMs };
  switch (ending.kind) {
    case "judged":
      return judged(record);
    case "load-failed":
      return ranOutOfMemory(record) ?? { kind: "error", ...loadError(ending.error, record), ...ran };
    case "example-ended":
      return exampleEnded(ending.exit, record);
    case "not-ready":
      return { kind: "not-ready", afterMs: job.limits.readyMs, ...ran };
    case "gone":
      return gone(ending.exit, record);
    case "out-of-memory":
      return { kind: "out-of-memory", limitMb: job.limits.memoryMb, ...ran };
    case "timed-out":
      return {
        kind: "timed-out",
        afterMs: ending.afterMs,
        tests: testsWithOpen(record, timedOutWords(ending)),
        ...ran,
      };
    case "too-much-output":
      return { kind: "too-much-output", limitBytes: job.limits.outputBytes, ...ran };
    case "forbidden":
      return { kind: "forbidden", what: ending.what, ...ran };
    case "cancelled":
      return { kind: "cancelled", ...ran };
    case "judge-failed":
      return { kind: "judge-failed", message: ending.message, ...ran };
  }
}

function judged(record: Record): Outcome {
  const { printed, durationMs, serverGone } = record;
  const tests = failedFirst(record.tests);
  if (tests.every((test) => test.passed)) return { kind: "passed", tests, printed, durationMs };
  if (serverGone) return gone(serverGone, record);
  return { kind: "failed", tests, printed, durationMs };
}

function gone(exit: Exit, record: Record): Outcome {
  const { job, root, printed, durationMs } = record;
  const error = record.tests.length === 0 ? readProgramError(printed.stderr, root, job.allFiles) : null;
  const memory = ranOutOfMemory(record);
  if (memory) return memory;
  if (error && record.openTest === null) return { kind: "error", ...error, printed, durationMs };
  const tests = testsWithOpen(
    record,
    `The program ended (${exitWords(exit)}) before this test had its answer.`,
  );
  return { kind: "crashed", exitCode: exit.exitCode, signal: exit.signal, tests, printed, durationMs };
}

function exampleEnded(exit: Exit, record: Record): Outcome {
  const { job, root, printed, durationMs } = record;
  if (exit.exitCode === 0) return { kind: "finished", exitCode: 0, printed, durationMs };
  const memory = ranOutOfMemory(record);
  if (memory) return memory;
  const error = readProgramError(printed.stderr, root, job.allFiles);
  if (error) return { kind: "error", ...error, printed, durationMs };
  if (exit.exitCode !== null) return { kind: "finished", exitCode: exit.exitCode, printed, durationMs };
  return { kind: "crashed", ...exit, tests: [], printed, durationMs };
}

function ranOutOfMemory({ job, printed, durationMs }: Record): Outcome | null {
  if (!MEMORY_ERROR.test(printed.stderr)) return null;
  return { kind: "out-of-memory", limitMb: job.limits.memoryMb, printed, durationMs };
}

function loadError(encoded: Json, { job, root }: Record) {
  const error = decode(encoded);
  if (!(error instanceof Error))
    return { message: `The code threw ${JSON.stringify(error)}.`, spot: null, stack: "" };
  return toProgramError(`${error.name}: ${error.message}`, error.stack ?? "", root, job.allFiles);
}

function testsWithOpen(record: Record, message: string): TestOutcome[] {
  if (record.openTest === null) return failedFirst(record.tests);
  const failure = { message, expected: null, actual: null, diff: null };
  const open = { name: record.openTest, concept: null, passed: false, failure, durationMs: 0 };
  return failedFirst([...record.tests, open]);
}

function failedFirst(tests: readonly TestOutcome[]): TestOutcome[] {
  return [...tests.filter((test) => !test.passed), ...tests.filter((test) => test.passed)];
}

function timedOutWords({ afterMs }: { afterMs: number }): string {
  return `The code was stopped: it was not done after ${afterMs.toLocaleString("en")} ms.`;
}

function exitWords({ exitCode, signal }: Exit): string {
  return signal ? `by ${signal}` : `exit code ${exitCode ?? "unknown"}`;
}
