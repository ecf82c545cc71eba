import { type Exercise, toExampleJob, toExerciseJob } from "@aulo/content";
import { LIMITS, type NewRun, Run } from "@aulo/contract";
import type { Job } from "@aulo/runner";
import type { Deps, InTransaction } from "../deps.ts";
import { misfit, Refusal } from "../refusal.ts";
import { type NewLiveRun, newRun } from "./live-runs.ts";
import { changeOnce, type Once } from "../learners/change-learner.ts";
import { countRun } from "./record-run.ts";
import { ensureFiles } from "../drafts/ensure-files.ts";
import { ensureItemIsOpen, findCheck } from "../checks/find-check.ts";
import { findLesson } from "../catalogue/find.ts";
import { findItem } from "../catalogue/find-item.ts";
import { newSeed } from "../checks/next-item.ts";

type ExampleRun = Extract<NewRun, { kind: "example" }>;
type ExerciseRun = Extract<NewRun, { kind: "exercise" }>;
type Prepared = Pick<NewLiveRun, "job" | "count">;

type StartRun = { learnerId: string; asked: NewRun; once: Once | null };

/**
 * Takes on a run; its progress and outcome come by GET /api/runs/:runId/events.
 *
 * A key that came before gives the same run again and starts nothing.
 *
 * @throws Refusal `not-found`, `does-not-fit`, `not-open` (and kin) for an exercise that is not asked, `too-many-runs`
 */
export async function startRun(deps: Deps, { learnerId, asked, once }: StartRun): Promise<Run> {
  const prepared =
    asked.kind === "example" ? prepareExample(deps, asked) : prepareExercise(deps, learnerId, asked);
  const begun: (() => void)[] = [];
  const run = await changeOnce(deps, { learnerId, once, shape: Run }, async (inside) => {
    if (asked.kind === "exercise") {
      const check = await findCheck(inside.db, { learnerId, checkId: asked.check });
      ensureItemIsOpen(check, asked.item);
    }
    ensurePlace(inside, learnerId);
    const taken = newRun();
    begun.push(() => deps.runs.begin({ ...prepared, id: taken.id, learnerId }));
    return taken;
  });
  // Only once the transaction has taken the key: what starts here must not start twice.
  for (const begin of begun) begin();
  return run;
}

function prepareExample({ catalogue }: Deps, { concept, example, code }: ExampleRun): Prepared {
  const block = findLesson(catalogue, concept).blocks.find(
    (each) => each.kind === "example" && each.id === example,
  );
  if (block?.kind !== "example")
    throw new Refusal("not-found", `The lesson of ${concept} has no example ${example}.`);
  ensureFiles({ example: code });
  const job: Job = toExampleJob({ language: block.language, code }, newSeed());
  return { job, count: async () => null };
}

function prepareExercise(deps: Deps, learnerId: string, { check, item, files }: ExerciseRun): Prepared {
  const exercise = findExercise(deps, item);
  ensureFiles(files);
  if (!Object.hasOwn(files, exercise.entry))
    throw misfit("body.files", `the file ${exercise.entry}, with which the exercise is started, is missing.`);
  const job: Job = toExerciseJob(exercise, files, newSeed());
  return {
    job,
    count: (outcome) => countRun(deps, { learnerId, checkId: check, exercise, outcome }),
  };
}

function findExercise({ catalogue }: Deps, item: string): Exercise {
  const entry = findItem(catalogue, item);
  if (entry.kind === "exercise") return entry.exercise;
  throw misfit("body.item", `${item} is not an exercise; answer it by POST /api/checks/:checkId/attempts.`);
}

function ensurePlace({ runs }: InTransaction, learnerId: string): void {
  if (runs.countUnderWay(learnerId) >= LIMITS.runsAtOnce)
    throw new Refusal(
      "too-many-runs",
      `You have ${LIMITS.runsAtOnce} runs under way, the most at once; wait for one to end or cancel it.`,
    );
}
