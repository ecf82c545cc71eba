import { brokenBy, failingTest, isRegression, requirementsOf } from "../../requirements/requirements.ts";
import { type SpecTest, specTests } from "../../requirements/spec-tests.ts";
import { type Exercise, exercisesOf, type WrongAnswer } from "../../track.ts";
import { exerciseFile, promptFile } from "../../track-files.ts";
import type { Finding, Rule } from "../rule.ts";

/**
 * Every requirement of a prompt has a test that checks it, and a wrong answer that breaks it and fails at one of its tests.
 * Every test checks a requirement. A wrong answer to a milestone may break an earlier one instead.
 */
export const requirementsChecked: Rule = {
  name: "requirements-checked",
  check(track) {
    return exercisesOf(track).flatMap((exercise) => {
      const tests = specTests(exercise);
      const known = requirementsOf(exercise);
      const isMarked = known.length > 0 || tests.some(({ checks }) => checks.length > 0);
      if (!isMarked) return [];
      return [
        ...tests.flatMap((test) => testFaults(exercise, test, known)),
        ...exercise.wrong.flatMap((wrong, index) =>
          (isRegression(exercise, wrong) ? [] : wrongFaults(wrong, tests, known)).map((found) => ({
            file: exerciseFile(exercise),
            path: ["wrong", index, ...found.path],
            message: found.message,
          })),
        ),
        ...uncovered(exercise, tests, known),
      ];
    });
  },
};

function testFaults(
  { folder }: Exercise,
  { file, line, name, checks }: SpecTest,
  known: string[],
): Finding[] {
  const place = { file: `${folder}/tests/${file}`, line };
  if (checks.length === 0)
    return [
      {
        ...place,
        message: `“${name}” names no requirement: its options need checks: ["id", …], as strings.`,
      },
    ];
  return checks
    .filter((id) => !known.includes(id))
    .map((id) => ({ ...place, message: `“${name}” checks “${id}”, which is not in prompt.md.` }));
}

function wrongFaults(wrong: WrongAnswer, tests: readonly SpecTest[], known: string[]) {
  const unknown = wrong.breaks.filter((id) => !known.includes(id));
  if (unknown.length > 0)
    return [{ path: ["breaks"], message: `“${unknown.join("”, “")}” is not in prompt.md.` }];
  if (brokenBy(wrong, tests).length === 0)
    return [
      { path: [], message: `wrong/${wrong.name} must name the requirements that it breaks: breaks: [id].` },
    ];
  const test = failingTest(wrong, tests);
  const unchecked = test === null ? [] : wrong.breaks.filter((id) => !test.checks.includes(id));
  return unchecked.map((id) => ({
    path: ["breaks"],
    message: `The test at which wrong/${wrong.name} fails does not check “${id}”.`,
  }));
}

function uncovered(exercise: Exercise, tests: readonly SpecTest[], known: string[]): Finding[] {
  const checked = new Set(tests.flatMap(({ checks }) => checks));
  const broken = new Set(exercise.wrong.flatMap((wrong) => brokenBy(wrong, tests)));
  return known.flatMap((id) => {
    const line = exercise.sentences.find(({ requirements }) => requirements.includes(id))?.line ?? 1;
    const place = { file: promptFile(exercise), line };
    return [
      ...(checked.has(id) ? [] : [{ ...place, message: `No test checks “${id}”.` }]),
      ...(broken.has(id) ? [] : [{ ...place, message: `No wrong answer breaks “${id}”.` }]),
    ];
  });
}
