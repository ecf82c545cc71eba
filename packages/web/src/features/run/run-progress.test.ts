import type { Run, RunEvent, TestOutcome } from "@aulo/contract";
import { expect, test } from "vitest";
import { failingFirst, initialProgress, progressAfter } from "./run-progress.ts";

function tested(name: string, passed: boolean): TestOutcome {
  return {
    name,
    passed,
    concept: null,
    failure: null,
    durationMs: 1,
  };
}

function run(stdout: string): Run {
  return {
    id: "8c5b1f0e-6f1d-4d5e-9a43-0d8f3a5c7b10",
    state: "ended",
    result: null,
    outcome: {
      kind: "failed",
      says: "One test failed.",
      tests: [tested("adds", false)],
      spot: null,
      stack: "",
      stdout,
      stderr: "",
      durationMs: 12,
      peakMemoryMb: 50,
    },
  };
}

function after(...events: RunEvent[]) {
  return events.reduce(progressAfter, initialProgress);
}

test("gathers stdout and stderr apart", () => {
  const progress = after(
    { kind: "started" },
    { kind: "printed", stream: "stdout", text: "one\n" },
    { kind: "printed", stream: "stderr", text: "oops\n" },
    { kind: "printed", stream: "stdout", text: "two\n" },
  );
  expect(progress).toMatchObject({ phase: "running", stdout: "one\ntwo\n", stderr: "oops\n" });
});

test("names the running test until it ends", () => {
  const started = after({ kind: "started" }, { kind: "test-started", name: "adds" });
  expect(started.testing).toBe("adds");
  expect(progressAfter(started, { kind: "test-ended", test: tested("adds", true) }).testing).toBeNull();
});

test("replaces streamed output by the outcome", () => {
  const progress = after(
    { kind: "printed", stream: "stdout", text: "half" },
    { kind: "ended", run: run("whole") },
  );
  expect(progress).toMatchObject({ phase: "ended", stdout: "whole", tests: [{ name: "adds" }] });
});

test("puts failing tests first and keeps the order otherwise", () => {
  const tests = [tested("a", true), tested("b", false), tested("c", true), tested("d", false)];
  expect(failingFirst(tests).map(({ name }) => name)).toEqual(["b", "d", "a", "c"]);
});
