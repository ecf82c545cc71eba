import { ownTime } from "../shared/own-time.ts";
import { newRecording, recordIn } from "./actions/record.ts";
import { toFailure, unfinishedFailure } from "./failure.ts";
import { ownStarvation } from "./own-time.ts";
import { printedSoFar } from "./printed-so-far.ts";
import type { RegisteredTest } from "./registry.ts";
import { report } from "./report.ts";
import { ask, isProgramOpen } from "./session.ts";

/** Time-out of a test, ms, unless the test sets its own. */
export const TEST_TIMEOUT_MS = 5_000;
/** Time for the reply to a ping, ms. It is enough for a process that is not stuck, even on a busy machine. */
const PING_MS = 1_000;

const LATE: unique symbol = Symbol("late");

const NOTHING = { stdout: "", stderr: "", pieces: [] };

let timedOutTests = 0;

/** Whether a test timed out. Its later actions and its end do not count. */
export function hasTimedOut(): boolean {
  return timedOutTests > 0;
}

/**
 * Runs the tests one after the other, in the given order of places, and reports each outcome. Stops when the
 * learner's process no longer replies.
 */
export async function runTests(
  tests: readonly RegisteredTest[],
  root: string,
  order: readonly number[] = [...tests.keys()],
): Promise<void> {
  for (const at of order) {
    const test = tests[at];
    if (!test) continue;
    report({
      kind: "test-started",
      name: test.name,
      concept: test.options.concept ?? null,
      printed: printedSoFar(),
    });
    const isStuck = await runTest(test, at, root);
    if (isStuck) {
      report({ kind: "stuck", afterMs: test.options.timeoutMs ?? TEST_TIMEOUT_MS });
      return;
    }
  }
  report({ kind: "done" });
}

async function runTest({ name, options, body }: RegisteredTest, at: number, root: string): Promise<boolean> {
  const timeoutMs = options.timeoutMs ?? TEST_TIMEOUT_MS;
  const from = performance.now();
  const recording = newRecording();
  const ended = await within(
    timeoutMs,
    recordIn(recording, () => thrownBy(body)),
  );
  if (ended === LATE) timedOutTests += 1;
  const durationMs = Math.round(performance.now() - from);
  const failure =
    ended === LATE
      ? unfinishedFailure(`The test was not done after ${timeoutMs.toLocaleString("en")} ms.`)
      : ended && toFailure(ended.thrown, root);
  const concept = options.concept ?? null;
  // The reply to the ping tells the output of a late test.
  const isStuck =
    ended === LATE && (isProgramOpen() || (await within(PING_MS, ask({ op: "ping" }))) === LATE);
  const test = {
    name,
    concept,
    passed: failure === null,
    failure,
    ...recording,
    printed: NOTHING,
    durationMs,
  };
  report({ kind: "test-ended", at, test, printed: isStuck ? null : printedSoFar() });
  return isStuck;
}

async function thrownBy(body: () => unknown): Promise<{ thrown: unknown } | null> {
  try {
    await body();
    return null;
  } catch (thrown) {
    return { thrown };
  }
}

async function within<Value>(ms: number, work: Promise<Value>): Promise<Value | typeof LATE> {
  const abort = new AbortController();
  const late = ownTime(ms, ownStarvation(), abort.signal).then((wasStarved): typeof LATE => {
    if (wasStarved) report({ kind: "late" });
    return LATE;
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    abort.abort();
  }
}
