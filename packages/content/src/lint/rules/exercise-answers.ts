import type { Exercise } from "../../track.ts";
import { forEachExercise } from "../for-each.ts";
import type { Finding, Rule } from "../rule.ts";

const LEAST_SOLUTIONS = 2;
/** A milestone has its reference alone. */
const LEAST_REFERENCES = 1;
const LEAST_WRONG = 3;
const LEAST_HINTS = 2;

/** An exercise has several solutions, wrong answers and hints, and all its answers differ. */
export const exerciseAnswers: Rule = {
  name: "exercise-answers",
  check: (track) => forEachExercise(track, (exercise) => [...counts(exercise), ...twins(exercise)]),
};

type Found = Omit<Finding, "file">;

function counts(exercise: Exercise): Found[] {
  const least = [
    {
      key: "solutions",
      has: exercise.solutions.length,
      needs: exercise.milestone === null ? LEAST_SOLUTIONS : LEAST_REFERENCES,
    },
    { key: "wrong", has: exercise.wrong.length, needs: LEAST_WRONG },
    { key: "hints", has: exercise.hints.length, needs: LEAST_HINTS },
  ];
  return least.flatMap(({ key, has, needs }) => {
    return has >= needs
      ? []
      : [{ path: [key], message: `There are ${has} ${key}; an exercise has at least ${needs}.` }];
  });
}

function twins({ starter, solutions, right, wrong }: Exercise): Found[] {
  const answers = [
    { name: "the starter", files: starter, path: [] },
    ...solutions.map(({ name, files }, index) => ({
      name: `solutions/${name}`,
      files,
      path: ["solutions", index],
    })),
    ...right.map(({ name, files }) => ({ name: `right/${name}`, files, path: ["id"] })),
    ...wrong.map(({ name, files }, index) => ({ name: `wrong/${name}`, files, path: ["wrong", index] })),
  ].map((answer) => ({ ...answer, text: JSON.stringify(answer.files) }));
  return answers.flatMap(({ name, path, text }, index) => {
    const twin = answers.slice(0, index).find((other) => other.text === text);
    const own = path.length > 0 && twin !== undefined;
    return own ? [{ path, message: `${name} has the same files as ${twin.name}.` }] : [];
  });
}
