import type { Run, RunEvent, TestOutcome } from "@aulo/contract";
import { expect, test } from "vitest";
import { failingFirst, initialProgress, progressAfter } from "./run-progress.ts";

function tested(name: string, passed: boolean): TestOutcome {
  return {
    name,
    passed,
    concept: null,
    failure: null,
    actions: [],
    actionsLeftOut: 0,
    printed: { stdout: "", stderr: "", pieces: [] },
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
      explanation: null,
      stack: "",
      stdout,
      stderr: "",
      pieces: [{ stream: "stdout", text: stdout, afterMs: 2 }],
      durationMs: 12,
      peakMemoryMb: 50,
    },
  };
}

function after(...events: RunEvent[]) {
  return events.reduce(progressAfter, initialProgress);
}

test("gathers both streams in order", () => {
  const progress = after(
    { kind: "started" },
    { kind: "printed", stream: "stdout", text: "o", afterMs: 1 },
    { kind: "printed", stream: "stdout", text: "ne\n", afterMs: 2 },
    { kind: "printed", stream: "stderr", text: "oops\n", afterMs: 3 },
    { kind: "printed", stream: "stdout", text: "two\n", afterMs: 4 },
  );
  expect(progress.phase).toBe("running");
  expect(progress.pieces).toEqual([
    { stream: "stdout", text: "one\n", afterMs: 1 },
    { stream: "stderr", text: "oops\n", afterMs: 3 },
    { stream: "stdout", text: "two\n", afterMs: 4 },
  ]);
});

test("names the running test until it ends", () => {
  const started = after({ kind: "started" }, { kind: "test-started", name: "adds" });
  expect(started.testing).toBe("adds");
  expect(progressAfter(started, { kind: "test-ended", test: tested("adds", true) }).testing).toBeNull();
});

test("replaces streamed output by the outcome", () => {
  const progress = after(
    { kind: "printed", stream: "stdout", text: "half", afterMs: 1 },
    { kind: "ended", run: run("whole") },
  );
  expect(progress).toMatchObject({ phase: "ended", pieces: [{ text: "whole" }], tests: [{ name: "adds" }] });
});

test("forgets the first try when a run starts again", () => {
  const progress = after(
    { kind: "started" },
    { kind: "printed", stream: "stdout", text: "half", afterMs: 1 },
    { kind: "test-ended", test: tested("adds", false) },
    { kind: "started" },
  );
  expect(progress).toEqual({ ...initialProgress, phase: "running" });
});

test("puts failing tests first and keeps the order otherwise", () => {
  const tests = [tested("a", true), tested("b", false), tested("c", true), tested("d", false)];
  expect(failingFirst(tests).map(({ name }) => name)).toEqual(["b", "d", "a", "c"]);
});
