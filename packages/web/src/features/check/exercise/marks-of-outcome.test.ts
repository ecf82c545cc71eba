import type { Outcome, SourceSpot, TestOutcome } from "@aulo/contract";
import { expect, test } from "vitest";
import { marksOfOutcome } from "./marks-of-outcome.ts";

function at(file: string, line: number): SourceSpot {
  return { file, line, column: 3, excerpt: "" };
}

function failed(spot: SourceSpot | null, message: string): TestOutcome {
  const failure = { message, expected: null, actual: null, diff: null, spot, explanation: null };
  return {
    name: message,
    concept: null,
    passed: false,
    failure,
    actions: [],
    actionsLeftOut: 0,
    printed: { stdout: "", stderr: "", pieces: [] },
    durationMs: 1,
  };
}

function outcome(spot: SourceSpot | null, tests: TestOutcome[]): Outcome {
  return {
    kind: "failed",
    says: "It stopped.",
    tests,
    spot,
    explanation: "A bracket is missing.",
    stack: "",
    stdout: "",
    stderr: "",
    pieces: [],
    durationMs: 1,
    peakMemoryMb: null,
  };
}

test("no run marks nothing", () => {
  expect(marksOfOutcome(null).size).toBe(0);
});

test("marks the places of a run in their files, each place once, in plain words where there are some", () => {
  const tests = [failed(at("a.js", 2), "first"), failed(at("a.js", 2), "second"), failed(null, "elsewhere")];
  const marks = marksOfOutcome(outcome(at("b.js", 7), tests));
  expect(marks.get("a.js")).toEqual([{ line: 2, column: 3, message: "first" }]);
  expect(marks.get("b.js")).toEqual([{ line: 7, column: 3, message: "A bracket is missing." }]);
});
