import type { Outcome } from "@aulo/runner";
import { expect, test } from "vitest";
import { sayOutcome } from "./say-outcome.ts";

const ran = { printed: { stdout: "", stderr: "", pieces: [] }, durationMs: 1, peakMemoryMb: null };
const failed = {
  name: "adds the prices up",
  concept: null,
  passed: false,
  failure: { message: "", expected: null, actual: null, diff: null, spot: null },
  actions: [],
  actionsLeftOut: 0,
  printed: { stdout: "", stderr: "", pieces: [] },
  durationMs: 1,
};
const passed = { ...failed, passed: true, failure: null };

const SAID: [Outcome, string][] = [
  [{ kind: "finished", exitCode: 0, ...ran }, "It ran to its end."],
  [{ kind: "finished", exitCode: 3, ...ran }, "It ended with exit code 3."],
  [{ kind: "passed", tests: [passed], ...ran }, "The test passes."],
  [{ kind: "passed", tests: [passed, passed], ...ran }, "All 2 tests pass."],
  [{ kind: "failed", tests: [failed, passed], ...ran }, "1 of 2 tests fails: “adds the prices up”."],
  [
    { kind: "failed", tests: [failed, failed, passed], ...ran },
    "2 of 3 tests fail; the first is “adds the prices up”.",
  ],
  [
    { kind: "error", message: "x is not defined", spot: null, stack: "", ...ran },
    "Your code stopped with an error: x is not defined",
  ],
  [
    { kind: "timed-out", afterMs: 5_000, tests: [], ...ran },
    "Your code was stopped after 5 s, the most it may take. Look for a loop that never ends or a promise that never settles.",
  ],
  [
    { kind: "out-of-memory", limitMb: 256, ...ran },
    "Your code was stopped when it used more than 256 MB of memory.",
  ],
  [
    { kind: "too-much-output", limitBytes: 65_536, ...ran },
    "Your code was stopped when it had printed more than 64 KB.",
  ],
  [
    { kind: "not-ready", afterMs: 2_500, ...ran },
    "Your server did not answer within 2.5 s. Does it listen on process.env.PORT?",
  ],
  [
    { kind: "crashed", exitCode: 1, signal: null, error: null, tests: [], ...ran },
    "Your code ended with exit code 1 before all tests had run.",
  ],
  [
    { kind: "crashed", exitCode: null, signal: "SIGKILL", error: null, tests: [], ...ran },
    "Your code was ended by SIGKILL before all tests had run.",
  ],
  [
    {
      kind: "crashed",
      exitCode: 1,
      signal: null,
      error: { message: "x is not defined", spot: null, stack: "" },
      tests: [],
      ...ran,
    },
    "Your code ended with exit code 1 before all tests had run: x is not defined",
  ],
  [
    { kind: "not-runnable", needs: "redis-server", because: "redis-server is not installed", ...ran },
    "This cannot be run on this machine: redis-server is not installed. It does not count, and nothing is wrong with your code. Install redis-server and start Aulo again to run it.",
  ],
  [
    { kind: "too-busy", waitedMs: 900, ...ran },
    "This run was not judged: the machine was too busy, also when Aulo tried again. It does not count, and nothing is said about your code. Run it again in a moment.",
  ],
  [{ kind: "cancelled", ...ran }, "The run was cancelled; it does not count."],
];

test.each(SAID)("%o is told in plain words", (outcome, said) => {
  expect(sayOutcome(outcome)).toBe(said);
});

test("a fault of the judge is called Aulo's fault, without its message", () => {
  const said = sayOutcome({ kind: "judge-failed", message: "spec.js line 3", ...ran });
  expect(said).toContain("its fault and not yours");
  expect(said).not.toContain("spec.js");
});
