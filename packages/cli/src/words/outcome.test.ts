import type { Outcome } from "@aulo/contract";
import { expect, test } from "vitest";
import { createStyle } from "../terminal/style.ts";
import { outcomeLines } from "./outcome.ts";

const FINISHED: Outcome = {
  kind: "finished",
  says: "It ran to its end.",
  ...{ tests: [], spot: null, explanation: null, stack: "", stdout: "5\n", stderr: "", pieces: [] },
  ...{ durationMs: 1, peakMemoryMb: null },
};

test("an outcome is said once, and more is said of it where there is more", () => {
  const linesOf = (outcome: Outcome) => outcomeLines(outcome, { style: createStyle(false) });
  expect(linesOf(FINISHED)).toEqual(["It ran to its end.", "It printed:", "    5"]);
  const says = "It ran longer than 10 seconds.";
  expect(linesOf({ ...FINISHED, kind: "timed-out", says })).toContain(says);
});
