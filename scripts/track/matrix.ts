import { exercisesOf, type MatrixRow, matrixOf, type Proof, type Track } from "@aulo/content";

type Matrix = { exercise: string; rows: MatrixRow[] }[];

/** The requirements of all exercises that were proved, of the whole track or of the concept or exercise `only`. */
export function matrixOfTrack(track: Track, { failures }: Proof, only: string | undefined): Matrix {
  return exercisesOf(track, only).map((exercise) => ({
    exercise: exercise.id,
    rows: matrixOf(exercise, failures),
  }));
}

/** Prints each requirement with its tests and the wrong answers that break it. */
export function printMatrix(matrix: Matrix): void {
  for (const { exercise, rows } of matrix) {
    console.log(`\n${exercise}${rows.length === 0 ? ": no ids of requirements in the prompt" : ""}`);
    for (const { requirement, tests, wrong } of rows) {
      console.log(`  #${requirement}`);
      for (const name of tests) console.log(`    checked by: ${name}`);
      for (const { name, failed } of wrong)
        console.log(
          `    broken by wrong/${name}, which fails at: ${failed.join("; ") || "no test, but ends before"}`,
        );
      if (tests.length === 0 || wrong.length === 0) console.log("    EMPTY");
    }
  }
  console.log("");
}

/** Prints how many requirements there are, and how many lack a test or a wrong answer. */
export function printCoverage(matrix: Matrix): void {
  const rows = matrix.flatMap((each) => each.rows);
  const open = matrix.filter((each) => each.rows.length === 0).length;
  const empty = rows.filter(({ tests, wrong }) => tests.length === 0 || wrong.length === 0).length;
  console.log(`${rows.length} requirements, ${empty} without a test or a wrong answer.`);
  if (open > 0) console.log(`${open} exercises have no ids of requirements yet.`);
}
