import { randomUUID } from "node:crypto";
import { type Exercise, runsAlone, toExampleJob, toExerciseJob, toTryJob } from "@aulo/content";
import { type Files, type NewRun, Run } from "@aulo/contract";
import type { Job } from "@aulo/runner";
import { findExercise, findLesson } from "../catalogue/find-or-refuse.ts";
import { ensureItemHasEnded, ensureItemIsOpen, findCheck } from "../checks/check.ts";
import { newSeed } from "../checks/move-on.ts";
import { selectOpenItems } from "../checks/queries.ts";
import type { Deps } from "../deps.ts";
import { ensureFiles } from "../drafts/ensure-files.ts";
import { changeLearnerOnce, type IdempotencyKey } from "../learners/change-learner.ts";
import { ensureRoomInLog } from "../log/ensure-room.ts";
import { selectLastSequence } from "../log/queries.ts";
import { doesNotFit, Refusal } from "../refusal.ts";

type ExampleRun = Extract<NewRun, { kind: "example" }>;
type ExerciseRun = Extract<NewRun, { kind: "exercise" | "ended-exercise" }>;
type TryRun = Extract<NewRun, { kind: "try" }>;

type StartRun = { learnerId: string; asked: NewRun; idempotencyKey: IdempotencyKey | null };

/**
 * Starts a run; its progress and outcome come by GET /api/runs/:runId/events.
 *
 * With a repeated idempotency key it returns the same run and starts nothing.
 *
 * @throws Refusal `not-found`, `does-not-fit`, `too-many-runs`, `queue-full`, `log-full`, `too-many-entries`; `already-answered`, `not-open` or `check-ended` for an exercise that is not open
 */
export async function startRun(deps: Deps, { learnerId, asked, idempotencyKey }: StartRun): Promise<Run> {
  const job = toJob(deps, asked);
  const run = { id: randomUUID(), learnerId, asked, job };
  const once = { learnerId, idempotencyKey, shape: Run };
  const { reply, isRepeat } = await changeLearnerOnce(deps, once, async (tx): Promise<Run> => {
    if ("check" in asked) {
      const check = await findCheck(tx.db, { learnerId, checkId: asked.check });
      if (asked.kind === "exercise") {
        ensureItemIsOpen(check, asked.item);
        // A verdict without room for its entry would not count.
        await ensureRoomInLog(tx, learnerId, (await selectLastSequence(tx.db, learnerId)) + 1);
      } else ensureItemHasEnded(check, asked.item, await selectOpenItems(tx.db, learnerId));
    }
    await deps.runs.add(tx, run);
    return { id: run.id, state: "queued", outcome: null, result: null };
  });
  // Begin only after the commit, which stores the key: a retry must not start a second run.
  if (!isRepeat) deps.runs.begin(deps, run);
  return reply;
}

function toJob(deps: Deps, asked: NewRun): Job {
  switch (asked.kind) {
    case "example":
      return toJobOfExample(deps, asked);
    case "exercise":
    case "ended-exercise":
      return toJobOfExercise(deps, asked);
    case "try":
      return toJobOfTry(deps, asked);
  }
}

function toJobOfExample({ catalogue }: Deps, { concept, example, code }: ExampleRun): Job {
  const { blocks, again } = findLesson(catalogue, concept);
  const block = [...blocks, ...(again ?? [])].find((each) => each.kind === "example" && each.id === example);
  if (block?.kind !== "example")
    throw new Refusal("not-found", `The lesson of ${concept} has no example ${example}.`);
  ensureFiles({ example: code }, null);
  return toExampleJob({ language: block.language, code }, newSeed());
}

function toJobOfExercise({ catalogue }: Deps, { item, files }: ExerciseRun): Job {
  const { exercise } = findExercise(catalogue, item);
  ensureExerciseFiles(exercise, files);
  return toExerciseJob(exercise, files, newSeed());
}

/** Without the tests there is no verdict, so nothing is recorded. */
function toJobOfTry({ catalogue }: Deps, { item, files }: TryRun): Job {
  const { exercise } = findExercise(catalogue, item);
  ensureExerciseFiles(exercise, files);
  if (!runsAlone(exercise))
    throw doesNotFit("body.item", `${item} shows nothing without its tests; run it with them.`);
  return toTryJob(exercise, files, newSeed());
}

function ensureExerciseFiles(exercise: Exercise, files: Files): void {
  const { entry } = exercise;
  ensureFiles(files, exercise);
  if (!Object.hasOwn(files, entry))
    throw doesNotFit("body.files", `the file ${entry}, which starts the exercise, is missing.`);
}
