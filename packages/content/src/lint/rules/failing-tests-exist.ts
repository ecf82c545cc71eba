import { failingTest } from "../../requirements/requirements.ts";
import { specTests } from "../../requirements/spec-tests.ts";
import { allTestsOf } from "../../track.ts";
import { forEachExercise } from "../for-each.ts";
import type { Rule } from "../rule.ts";

/** The test that a wrong answer names is a test of the spec, or of an earlier milestone. */
export const failingTestsExist: Rule = {
  name: "failing-tests-exist",
  check: (track) =>
    forEachExercise(track, (exercise) => {
      const tests = specTests({ tests: allTestsOf(exercise) });
      const names = tests.map(({ name }) => `“${name}”`).join(", ");
      return exercise.wrong.flatMap((wrong, index) => {
        if (wrong.fails === null || failingTest(wrong, tests) !== null) return [];
        const message = `There is no test “${wrong.fails}”; there are ${names}.`;
        return [{ path: ["wrong", index, "fails"], message }];
      });
    }),
};
