import type { Exercise, Files, WrongAnswer } from "../track.ts";
import { exerciseFile } from "../track-files.ts";
import type { Claim } from "./claim.ts";
import { type RunOutcome, toExerciseJob } from "./job.ts";
import { firstFailure, toOutcomeText } from "./outcome-text.ts";

/** A right answer must be right for all random inputs, so it is run with more than one seed. */
const RIGHT_SEEDS = [1, 2];
const WRONG_SEEDS = [1];

/**
 * Claims of an exercise: the starter fails, every solution and other right answer passes, and every wrong answer fails as declared.
 *
 * @param seeds number of seeds to try with each right and wrong answer; by default few
 */
export function exerciseClaims(exercise: Exercise, seeds?: number): Claim[] {
  const tried = seeds === undefined ? null : Array.from({ length: seeds }, (_, index) => index + 1);
  return [
    starterClaim(exercise),
    ...solutionClaims(exercise, tried ?? RIGHT_SEEDS),
    ...rightClaims(exercise, tried ?? RIGHT_SEEDS),
    ...wrongClaims(exercise, tried ?? WRONG_SEEDS),
  ];
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

function solutionClaims(exercise: Exercise, seeds: readonly number[]): Claim[] {
  return exercise.solutions.flatMap(({ name, files }, index) =>
    passClaims({
      kind: "solution",
      exercise,
      seeds,
      files,
      name: `solutions/${name}`,
      place: { path: ["solutions", index] },
    }),
  );
}

function rightClaims(exercise: Exercise, seeds: readonly number[]): Claim[] {
  return exercise.right.flatMap(({ name, files }) =>
    passClaims({
      kind: "right-answer",
      exercise,
      seeds,
      files,
      name: `right/${name}`,
      place: { path: ["id"] },
    }),
  );
}

type Right = Pick<Claim, "kind" | "name" | "place"> & {
  exercise: Exercise;
  seeds: readonly number[];
  files: Files;
};

function passClaims({ kind, exercise, seeds, name, files, place }: Right): Claim[] {
  return seeds.map((seed) => ({
    kind,
    name: `${exercise.id} ${name} (seed ${seed})`,
    file: exerciseFile(exercise),
    place,
    job: toExerciseJob(exercise, files, seed),
    judge: (outcome) => (outcome.kind === "passed" ? null : `${name} ${toOutcomeText(outcome)}.`),
  }));
}

function wrongClaims(exercise: Exercise, seeds: readonly number[]): Claim[] {
  return exercise.wrong.flatMap((wrong, index) =>
    seeds.map((seed): Claim => {
      const withSeed = seeds.length === 1 ? "" : ` (seed ${seed})`;
      return {
        kind: "wrong-answer",
        name: `${exercise.id} wrong/${wrong.name}${withSeed}`,
        wrong: { exercise: exercise.id, name: wrong.name },
        file: exerciseFile(exercise),
        place: { path: ["wrong", index] },
        job: toExerciseJob(exercise, wrong.files, seed),
        judge: (outcome) => judgeWrong(wrong, outcome, withSeed),
      };
    }),
  );
}

function judgeWrong(wrong: WrongAnswer, outcome: RunOutcome, withSeed: string): string | null {
  const was = `wrong/${wrong.name} ${toOutcomeText(outcome)}`;
  if (outcome.kind === "passed")
    return `wrong/${wrong.name} passes${withSeed}, so the spec does not catch it.`;
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
