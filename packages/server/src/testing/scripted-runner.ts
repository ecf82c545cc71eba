import { DEFAULT_POOL_LIMITS, type Job, type Outcome } from "@aulo/runner";
import type { PreparingRunner } from "../runs/runs.ts";

const piece = { stream: "stdout" as const, text: "printed\n", afterMs: 1 };
const ran = {
  printed: { stdout: "printed\n", stderr: "", pieces: [piece] },
  durationMs: 3,
  peakMemoryMb: 50,
};

/**
 * A fake runner for tests whose subject is not the runner: code with `* 2` passes, `hang` runs until it is cancelled,
 * `of two tests` fails one of two, `loop` times out, `break the judge` breaks the judge, `starve` finds the machine too busy, `need a redis` cannot be run, and any other code fails.
 */
export function scriptedRunner(): PreparingRunner {
  return {
    tier: { kind: "bubblewrap", words: "contained" },
    close: async () => {},
    prepare: () => {},
    idleLanes: () => 0,
    poolLimits: DEFAULT_POOL_LIMITS,
    run: async (job, { signal, onProgress } = {}) => {
      onProgress?.({ kind: "queued", ahead: 0 });
      onProgress?.({ kind: "started" });
      onProgress?.({ kind: "printed", ...piece });
      const outcome = await outcomeOf(job, signal);
      if ("tests" in outcome)
        for (const ended of outcome.tests) onProgress?.({ kind: "test-ended", test: ended });
      return outcome;
    },
  };
}

async function outcomeOf(job: Job, signal: AbortSignal | undefined): Promise<Outcome> {
  const code = Object.values(job.files).join("\n");
  if (job.spec === undefined) return { kind: "finished", exitCode: 0, ...ran };
  if (code.includes("hang")) {
    await untilAborted(signal);
    return { kind: "cancelled", ...ran };
  }
  if (code.includes("break the judge")) return { kind: "judge-failed", message: "broken", ...ran };
  if (code.includes("starve")) return { kind: "too-busy", waitedMs: 9, ...ran };
  if (code.includes("need a redis"))
    return { kind: "not-runnable", needs: "redis-server", because: "redis-server is not installed", ...ran };
  if (code.includes("loop")) return { kind: "timed-out", afterMs: 5000, tests: [], ...ran };
  if (code.includes("of two tests")) return { kind: "failed", tests: [test(false), test(true)], ...ran };
  return code.includes("* 2")
    ? { kind: "passed", tests: [test(true)], ...ran }
    : { kind: "failed", tests: [test(false)], ...ran };
}

function untilAborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    signal?.addEventListener("abort", () => resolve(), { once: true });
  });
}

function test(passed: boolean) {
  return {
    name: "gives twice the number",
    concept: passed ? null : "values",
    passed,
    failure: passed
      ? null
      : { message: "It gives something else.", expected: "42", actual: "21", diff: null, spot: null },
    actions: [
      { kind: "call" as const, did: "double(21)", sent: null, got: passed ? "42" : "21", threw: false },
    ],
    actionsLeftOut: 0,
    printed: {
      stdout: "doubling\n",
      stderr: "",
      pieces: [{ stream: "stdout" as const, text: "doubling\n", afterMs: 2 }],
    },
    durationMs: 1,
  };
}
