import { randomUUID } from "node:crypto";
import { runsAlone, toExampleJob, toExerciseJob, toTryJob } from "@aulo/content";
import { type Files, LIMITS, type NewRun, Run } from "@aulo/contract";
import type { Job } from "@aulo/runner";
import { findItem, findLesson } from "../catalogue/find-or-refuse.ts";
import { ensureItemHasEnded, ensureItemIsOpen, findCheck } from "../checks/check.ts";
import { newSeed } from "../checks/move-on.ts";
import { selectOpenItems } from "../checks/queries.ts";
import type { Deps } from "../deps.ts";
import { ensureFiles } from "../drafts/ensure-files.ts";
import { changeLearnerOnce, type IdempotencyKey } from "../learners/change-learner.ts";
import { ensureRoomInLog } from "../log/ensure-room.ts";
import { selectLastSequence } from "../log/queries.ts";
import { doesNotFit, Refusal } from "../refusal.ts";
import type { NewLiveRun } from "./live-runs.ts";
import { type ExerciseEntry, recordRun } from "./record-run.ts";

type ExampleRun = Extract<NewRun, { kind: "example" }>;
type ExerciseRun = Extract<NewRun, { kind: "exercise" | "ended-exercise" }>;
type TryRun = Extract<NewRun, { kind: "try" }>;
type Prepared = Pick<NewLiveRun, "job" | "recordVerdict">;

type StartRun = { learnerId: string; asked: NewRun; idempotencyKey: IdempotencyKey | null };

/**
 * Starts a run; its progress and outcome come by GET /api/runs/:runId/events.
 *
 * With a repeated idempotency key it returns the same run and starts nothing.
 *
 * @throws Refusal `not-found`, `does-not-fit`, `too-many-runs`, `log-full`, `too-many-entries`; `already-answered`, `not-open` or `check-ended` for an exercise that is not open
 */
export async function startRun(deps: Deps, { learnerId, asked, idempotencyKey }: StartRun): Promise<Run> {
  const prepared = prepare(deps, learnerId, asked);
  const once = { learnerId, idempotencyKey, shape: Run };
  const { reply: run, isRepeat } = await changeLearnerOnce(deps, once, async (tx): Promise<Run> => {
    if ("check" in asked) {
      const check = await findCheck(tx.db, { learnerId, checkId: asked.check });
      if (asked.kind === "exercise") {
        ensureItemIsOpen(check, asked.item);
        // A verdict without room for its entry would not count.
        await ensureRoomInLog(tx, learnerId, (await selectLastSequence(tx.db, learnerId)) + 1);
      } else ensureItemHasEnded(check, asked.item, await selectOpenItems(tx.db, learnerId));
    }
    ensureRunsLeft(deps, learnerId);
    return { id: randomUUID(), state: "queued", outcome: null, result: null };
  });
  // Begin only after the commit, which stores the key: a retry must not start a second run.
  if (!isRepeat) deps.runs.begin({ ...prepared, id: run.id, learnerId });
  return run;
}

function prepare(deps: Deps, learnerId: string, asked: NewRun): Prepared {
  switch (asked.kind) {
    case "example":
      return prepareExample(deps, asked);
    case "exercise":
    case "ended-exercise":
      return prepareExercise(deps, learnerId, asked);
    case "try":
      return prepareTry(deps, asked);
  }
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

function prepareExercise(deps: Deps, learnerId: string, { kind, check, item, files }: ExerciseRun): Prepared {
  const entry = findExercise(deps, item);
  const { exercise } = entry;
  ensureExerciseFiles(exercise.entry, files);
  const job: Job = toExerciseJob(exercise, files, newSeed());
  return {
    job,
    recordVerdict: async (runId, outcome) =>
      kind === "exercise" ? recordRun(deps, { learnerId, runId, checkId: check, entry, outcome }) : null,
  };
}

/** Without the tests there is no verdict, so nothing is recorded. */
function prepareTry(deps: Deps, { item, files }: TryRun): Prepared {
  const { exercise } = findExercise(deps, item);
  ensureExerciseFiles(exercise.entry, files);
  if (!runsAlone(exercise))
    throw doesNotFit("body.item", `${item} shows nothing without its tests; run it with them.`);
  return { job: toTryJob(exercise, files, newSeed()), recordVerdict: async () => null };
}

function ensureExerciseFiles(entry: string, files: Files): void {
  ensureFiles(files);
  if (!Object.hasOwn(files, entry))
    throw doesNotFit("body.files", `the file ${entry}, which starts the exercise, is missing.`);
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
