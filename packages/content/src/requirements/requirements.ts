import type { Exercise, WrongAnswer } from "../track.ts";
import { type SpecTest, specTests } from "./spec-tests.ts";

/** Ids of the requirements in the prompt, in its order. An exercise without any is not marked yet. */
export function requirementsOf({ sentences }: Exercise): string[] {
  return [...new Set(sentences.flatMap(({ requirements }) => requirements))];
}

/** The test of the spec at which the wrong answer must fail first; null for one that ends before, or names an unknown test. */
export function failingTest({ fails }: WrongAnswer, tests: readonly SpecTest[]): SpecTest | null {
  return (fails === null ? undefined : tests.find((test) => test.isCalled(fails))) ?? null;
}

/** Ids of the requirements that the wrong answer breaks: declared, or the only one that its failing test checks. */
export function brokenBy(wrong: WrongAnswer, tests: readonly SpecTest[]): string[] {
  if (wrong.breaks.length > 0) return wrong.breaks;
  const checks = failingTest(wrong, tests)?.checks ?? [];
  return checks.length === 1 ? checks : [];
}

/** Whether the wrong answer to a milestone fails at a test of an earlier one. */
export function isRegression({ milestone }: Pick<Exercise, "milestone">, wrong: WrongAnswer): boolean {
  return milestone !== null && failingTest(wrong, specTests({ tests: milestone.earlierTests })) !== null;
}
