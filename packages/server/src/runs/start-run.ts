import { randomUUID } from "node:crypto";
import { toExampleJob, toExerciseJob } from "@aulo/content";
import { LIMITS, type NewRun, Run } from "@aulo/contract";
import type { Job } from "@aulo/runner";
import { findItem, findLesson } from "../catalogue/find-or-refuse.ts";
import { ensureItemIsOpen, findCheck } from "../checks/check.ts";
import { newSeed } from "../checks/move-on.ts";
import type { Deps } from "../deps.ts";
import { ensureFiles } from "../drafts/ensure-files.ts";
import { changeLearnerOnce, type IdempotencyKey } from "../learners/change-learner.ts";
import { doesNotFit, Refusal } from "../refusal.ts";
import type { NewLiveRun } from "./live-runs.ts";
import { type ExerciseEntry, recordRun } from "./record-run.ts";

type ExampleRun = Extract<NewRun, { kind: "example" }>;
type ExerciseRun = Extract<NewRun, { kind: "exercise" }>;
type Prepared = Pick<NewLiveRun, "job" | "recordVerdict">;

type StartRun = { learnerId: string; asked: NewRun; idempotencyKey: IdempotencyKey | null };

/**
 * Starts a run; its progress and outcome come by GET /api/runs/:runId/events.
 *
 * With a repeated idempotency key it returns the same run and starts nothing.
 *
 * @throws Refusal `not-found`, `does-not-fit`, `too-many-runs`; `already-answered`, `not-open` or `check-ended` for an exercise that is not open
 */
export async function startRun(deps: Deps, { learnerId, asked, idempotencyKey }: StartRun): Promise<Run> {
  const prepared =
    asked.kind === "example" ? prepareExample(deps, asked) : prepareExercise(deps, learnerId, asked);
  const once = { learnerId, idempotencyKey, shape: Run };
  const { reply: run, isRepeat } = await changeLearnerOnce(deps, once, async (tx): Promise<Run> => {
    if (asked.kind === "exercise") {
      const check = await findCheck(tx.db, { learnerId, checkId: asked.check });
      ensureItemIsOpen(check, asked.item);
    }
    ensureRunsLeft(deps, learnerId);
    return { id: randomUUID(), state: "queued", outcome: null, result: null };
  });
  // Begin only after the commit, which stores the key: a retry must not start a second run.
  if (!isRepeat) deps.runs.begin({ ...prepared, id: run.id, learnerId });
  return run;
}

function prepareExample({ catalogue }: Deps, { concept, example, code }: ExampleRun): Prepared {
  const { blocks, again } = findLesson(catalogue, concept);
  const block = [...blocks, ...(again ?? [])].find((each) => each.kind === "example" && each.id === example);
  if (block?.kind !== "example")
    throw new Refusal("not-found", `The lesson of ${concept} has no example ${example}.`);
  ensureFiles({ example: code });
  const job: Job = toExampleJob({ language: block.language, code }, newSeed());
  return { job, recordVerdict: async () => null };
}

function prepareExercise(deps: Deps, learnerId: string, { check, item, files }: ExerciseRun): Prepared {
  const entry = findExercise(deps, item);
  const { exercise } = entry;
  ensureFiles(files);
  if (!Object.hasOwn(files, exercise.entry))
    throw doesNotFit("body.files", `the file ${exercise.entry}, which starts the exercise, is missing.`);
  const job: Job = toExerciseJob(exercise, files, newSeed());
  return {
    job,
    recordVerdict: (outcome) => recordRun(deps, { learnerId, checkId: check, entry, outcome }),
  };
}

function findExercise({ catalogue }: Deps, item: string): ExerciseEntry {
  const entry = findItem(catalogue, item);
  if (entry.kind === "exercise") return entry;
  throw doesNotFit(
    "body.item",
    `${item} is not an exercise; answer it by POST /api/checks/:checkId/attempts.`,
  );
}

function ensureRunsLeft({ runs }: Deps, learnerId: string): void {
  if (runs.countUnderWay(learnerId) >= LIMITS.runsAtOnce)
    throw new Refusal(
      "too-many-runs",
      `You have ${LIMITS.runsAtOnce} runs at once, which is the limit; wait for one to end, or cancel it.`,
    );
}
