import type { Change } from "@aulo/contract";
import { expect, test } from "vitest";
import { gatherChanges, largestFirst } from "./gather-changes.ts";

function change(concept: string, before: number, after: number): Change {
  return {
    concept,
    before,
    after,
    stateBefore: before > 0.9 ? "strong" : "ready",
    stateAfter: after > 0.9 ? "strong" : "ready",
  };
}

test("merges changes from before the first answer to after the last", () => {
  const all = gatherChanges(
    [change("json", 0.3, 0.6)],
    [change("json", 0.6, 0.95), change("headers", 0.2, 0.25)],
  );
  expect(all).toEqual([
    { concept: "json", before: 0.3, after: 0.95, stateBefore: "ready", stateAfter: "strong" },
    change("headers", 0.2, 0.25),
  ]);
});

test("sorts the check's own concept first, then the largest changes", () => {
  const all = [change("headers", 0.2, 0.25), change("json", 0.8, 0.3), change("promises", 0.5, 0.51)];
  expect(largestFirst(all, "promises").map(({ concept }) => concept)).toEqual([
    "promises",
    "json",
    "headers",
  ]);
});
