import type { Exercise, WrongAnswer } from "../track.ts";
import { exerciseFile } from "../track-files.ts";
import type { Claim } from "./claim.ts";
import { type RunOutcome, toExerciseJob } from "./job.ts";
import { firstFailure, toOutcomeText } from "./outcome-text.ts";

/** A solution must be right for all random inputs, so it is run with more than one seed. */
const SOLUTION_SEEDS = [1, 2];

/** Claims of an exercise: the starter fails, every solution passes, and every wrong answer fails as declared. */
export function exerciseClaims(exercise: Exercise): Claim[] {
  return [starterClaim(exercise), ...solutionClaims(exercise), ...wrongClaims(exercise)];
}

function starterClaim(exercise: Exercise): Claim {
  return {
    kind: "starter",
    name: `${exercise.id} starter`,
    file: exerciseFile(exercise),
    place: { path: ["id"] },
    job: toExerciseJob(exercise, exercise.starter, 1),
    judge: (outcome) =>
      outcome.kind === "passed" ? "The starter passes, so the spec asks nothing of the learner." : null,
  };
}

function solutionClaims(exercise: Exercise): Claim[] {
  return exercise.solutions.flatMap(({ name, files }, index) =>
    SOLUTION_SEEDS.map((seed): Claim => {
      return {
        kind: "solution",
        name: `${exercise.id} solutions/${name} (seed ${seed})`,
        file: exerciseFile(exercise),
        place: { path: ["solutions", index] },
        job: toExerciseJob(exercise, files, seed),
        judge: (outcome) =>
          outcome.kind === "passed" ? null : `solutions/${name} ${toOutcomeText(outcome)}.`,
      };
    }),
  );
}

function wrongClaims(exercise: Exercise): Claim[] {
  return exercise.wrong.map((wrong, index): Claim => {
    return {
      kind: "wrong-answer",
      name: `${exercise.id} wrong/${wrong.name}`,
      file: exerciseFile(exercise),
      place: { path: ["wrong", index] },
      job: toExerciseJob(exercise, wrong.files, 1),
      judge: (outcome) => judgeWrong(wrong, outcome),
    };
  });
}

function judgeWrong(wrong: WrongAnswer, outcome: RunOutcome): string | null {
  const was = `wrong/${wrong.name} ${toOutcomeText(outcome)}`;
  if (outcome.kind === "passed") return `wrong/${wrong.name} passes, so the spec does not catch it.`;
  if (wrong.outcome !== null)
    return outcome.kind === wrong.outcome ? null : `${was}; declared is ${wrong.outcome}.`;
  const failed = firstFailure(outcome);
  if (outcome.kind !== "failed" || failed === null)
    return `${was}; declared is a failure at “${wrong.fails}”.`;
  if (failed.name !== wrong.fails)
    return `${was}; declared is “${wrong.fails}”${unknownTest(wrong, outcome)}.`;
  if (failed.concept === null || failed.concept === wrong.concept) return null;
  return `wrong/${wrong.name} names ${wrong.concept} as the concept at fault, its failing test names ${failed.concept}.`;
}

function unknownTest({ fails }: WrongAnswer, { tests = [] }: RunOutcome): string {
  if (tests.some(({ name }) => name === fails)) return "";
  return `, which is no test; there are ${tests.map(({ name }) => `“${name}”`).join(", ")}`;
}
