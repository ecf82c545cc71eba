import type { TestAction, TestOutcome } from "../../outcome.ts";
import { TEST_LIMITS } from "../../shared/test-limits.ts";

/** Leaves out actions of later tests once a run has more than `TEST_LIMITS.runActionChars` of them. */
export function cutActions(tests: readonly TestOutcome[]): TestOutcome[] {
  let leftChars = TEST_LIMITS.runActionChars;
  return tests.map((test) => {
    leftChars -= charsOf(test.actions);
    if (leftChars >= 0) return test;
    return { ...test, actions: [], actionsLeftOut: test.actionsLeftOut + test.actions.length };
  });
}

function charsOf(actions: readonly TestAction[]): number {
  return actions.reduce(
    (sum, { did, sent, got }) => sum + did.length + (sent ?? "").length + (got ?? "").length,
    0,
  );
}
