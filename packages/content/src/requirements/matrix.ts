import type { WrongFailures } from "../prove/prove-track.ts";
import type { Exercise } from "../track.ts";
import { brokenBy, requirementsOf } from "./requirements.ts";
import { specTests } from "./spec-tests.ts";

/** A requirement with the tests that check it and the wrong answers that break it. */
export type MatrixRow = {
  requirement: string;
  /** Names of tests. */
  tests: string[];
  /** Wrong answers that break it, each with those of its failed tests that check it. */
  wrong: { name: string; failed: string[] }[];
};

/** One row for each requirement of the prompt, from the failures of a proof. */
export function matrixOf(exercise: Exercise, failures: readonly WrongFailures[]): MatrixRow[] {
  const all = specTests(exercise);
  const own = failures.filter((one) => one.exercise === exercise.id);
  return requirementsOf(exercise).map((requirement) => {
    const tests = all.filter(({ checks }) => checks.includes(requirement));
    const breaking = exercise.wrong.filter((wrong) => brokenBy(wrong, all).includes(requirement));
    const wrong = breaking.map(({ name }) => {
      const names = own.filter((one) => one.wrong === name).flatMap(({ failed }) => failed);
      const failed = names.filter((failure) => tests.some((test) => test.isCalled(failure)));
      return { name, failed: [...new Set(failed)] };
    });
    return { requirement, tests: tests.map(({ name }) => name), wrong };
  });
}
