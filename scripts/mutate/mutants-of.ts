import { createHash } from "node:crypto";
import { type Exercise, type Job, toExerciseJob } from "@aulo/content";
import type { Mutant } from "./mutant.ts";
import { mutateFile } from "./mutate-file.ts";

/** A mutant in an exercise, and the run that has to notice it. */
export type Target = Mutant & {
  /** Hash of the prompt and of the file before and after the change. */
  id: string;
  exercise: Exercise;
  /** Name of the folder of its answer. */
  answer: string;
  job: Job;
  /** Outcome of a run that did not notice the change. */
  survives: "passed" | "failed";
};

/** An unchanged answer, whose run must end in the same way as that of a survivor. */
export type Original = Pick<Target, "exercise" | "answer" | "job" | "survives">;

/**
 * Mutants of an exercise: of the files of its solutions or, in an exercise where learners write tests, of the implementation, which the
 * tests of each solution have to notice.
 */
export async function mutantsOf(exercise: Exercise): Promise<{ targets: Target[]; originals: Original[] }> {
  const answers = exercise.kind === "tests" ? testAnswers(exercise) : codeAnswers(exercise);
  const targets = await Promise.all(
    answers.map(async ({ mutated, ...answer }) => {
      const mutants = await Promise.all(
        Object.entries(mutated).map(([file, text]) => mutateFile(file, text)),
      );
      return mutants.flat().map((mutant): Target => {
        const id = idOf(exercise, mutated[mutant.file] ?? "", mutant);
        const job = answer.jobOf({ [mutant.file]: mutant.text });
        return { ...mutant, id, exercise, answer: answer.name, job, survives: answer.survives };
      });
    }),
  );
  return {
    targets: targets.flat(),
    originals: answers.map(({ name, jobOf, survives }) => ({
      exercise,
      answer: name,
      job: jobOf({}),
      survives,
    })),
  };
}

type Answer = {
  name: string;
  mutated: Exercise["starter"];
  jobOf(changed: Exercise["starter"]): Job;
  survives: Target["survives"];
};

function codeAnswers(exercise: Exercise): Answer[] {
  return exercise.solutions.map(({ name, changed: mutated, files }) => ({
    name: `solutions/${name}`,
    mutated,
    jobOf: (changed) => toExerciseJob(exercise, { ...files, ...changed }, 1),
    survives: "passed",
  }));
}

/** The implementations stand in `support`. */
function testAnswers(exercise: Exercise): Answer[] {
  return exercise.solutions.map(({ name, files }) => ({
    name: `solutions/${name}`,
    mutated: exercise.support,
    jobOf(changed) {
      const support = { ...exercise.support, ...changed };
      const tests = { "mutant.spec.js": noticingSpec(support) };
      return toExerciseJob({ ...exercise, support, tests }, files, 1);
    },
    survives: "failed",
  }));
}

/** A spec that passes when the learner's tests fail for the implementation. */
function noticingSpec(implementation: Exercise["support"]): string {
  return `import { expect, learnerTests, test } from "@aulo/runner/spec";

test("notices the mutant", async () => {
  const { total, failed, passed } = await learnerTests(${JSON.stringify(implementation)});
  expect(total === 0 || passed.length < total || failed.length > 0).toBe(true);
});
`;
}

function idOf({ prompt }: Exercise, original: string, { file, text }: Mutant): string {
  const parts = JSON.stringify([prompt.markdown, file, original, text]);
  return createHash("sha256").update(parts).digest("hex").slice(0, 12);
}
