import { describe, expect, test } from "vitest";
import type { Outcome, TestOutcome } from "../../outcome.ts";
import { OWN_TIME } from "../../shared/own-time.ts";
import { agreedOutcome, type Doubt, doubtOf } from "./doubt.ts";

const ran = { printed: { stdout: "", stderr: "", pieces: [] }, durationMs: 1_000, peakMemoryMb: null };
const timedOut: Outcome = { kind: "timed-out", afterMs: 500, tests: [], ...ran };
const notReady: Outcome = { kind: "not-ready", afterMs: 500, ...ran };
const passed: Outcome = { kind: "passed", tests: [], ...ran };
const broken: Outcome = { kind: "judge-failed", message: "no tests", ...ran };

function failed(...names: string[]): Outcome {
  const tests = names.map(
    (name): TestOutcome => ({
      ...{ name, concept: null, passed: false, failure: null, actions: [], actionsLeftOut: 0 },
      printed: ran.printed,
      durationMs: 1,
    }),
  );
  return { kind: "failed", tests, ...ran };
}

function doubt(outcome: Outcome, waitedMs: number, more: { ranMs?: number; isLate?: boolean } = {}) {
  return doubtOf(outcome, { durationMs: 1_000, waitedMs, ranMs: 0, isLate: false, ...more })?.why ?? null;
}

const BUSY_MS = 1_000 * OWN_TIME.busyShare;

describe("an end is in doubt", () => {
  test.each([
    ["a wrong one of a run that waited little", failed("a"), BUSY_MS - 1, null],
    ["a wrong one of a starved run", failed("a"), BUSY_MS, "starved"],
    ["a time-out of a starved run", timedOut, BUSY_MS, "starved"],
    ["a server of a starved run that was not ready", notReady, BUSY_MS, "starved"],
    ["a pass", passed, 999, null],
  ])("%s", (_what, outcome, waitedMs, why) => {
    expect(doubt(outcome, waitedMs)).toBe(why);
  });

  test.each([failed("a"), timedOut, notReady])(
    "a wrong one that a time limit may have decided: $kind",
    (outcome) => {
      expect(doubt(outcome, BUSY_MS, { isLate: true })).toBe("late");
    },
  );

  test("not a time-out of a run that spent its time on processors", () => {
    expect(doubt(timedOut, 900, { ranMs: 500 })).toBeNull();
  });
});

describe("of two tries", () => {
  const [late, starved]: Doubt[] = [
    { why: "late", waitedMs: 700 },
    { why: "starved", waitedMs: 800 },
  ];
  const kindOf = (first: [Outcome, Doubt | undefined], second: [Outcome, Doubt | undefined]) =>
    agreedOutcome(
      { outcome: first[0], doubt: first[1] ?? null },
      { outcome: second[0], doubt: second[1] ?? null },
    ).kind;

  test("a second one without doubt counts", () => {
    expect(kindOf([timedOut, late], [passed, undefined])).toBe("passed");
    expect(kindOf([timedOut, late], [failed("a"), undefined])).toBe("failed");
  });

  test("the same wrong end twice counts, when no time limit was reached", () => {
    expect(kindOf([failed("a"), starved], [failed("a"), starved])).toBe("failed");
    expect(kindOf([broken, starved], [broken, starved])).toBe("judge-failed");
  });

  test("ends that differ, or that a time limit decided, do not count", () => {
    expect(kindOf([failed("a"), starved], [failed("b"), starved])).toBe("too-busy");
    expect(kindOf([timedOut, late], [timedOut, late])).toBe("too-busy");
    expect(kindOf([failed("a"), starved], [failed("a"), late])).toBe("too-busy");
  });
});
