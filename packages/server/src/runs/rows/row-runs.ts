/**
 * Runs on a PostgreSQL server: rows that every node knows.
 *
 * 1. A web node takes a run in: its row and its job of the queue, in the transaction that accepts it.
 * 2. A judge takes the job (`judge-runs.ts`) and writes events. Every node hears of them by NOTIFY and reads the rows (`followers.ts`).
 * 3. A run ends once, in one transaction: by the judge that holds it, by its learner who cancels it, or as not judged, when judges failed or
 *    it waited too long.
 */
import type { Tier } from "@aulo/runner";
import type { Db, JudgeFacts } from "../../db/tables.ts";
import type { Deps, Runs } from "../../deps.ts";
import { Refusal } from "../../refusal.ts";
import { cancelledOutcome, failedOutcome } from "../failed-outcome.ts";
import { ensureRoomFor, type PreparingRunner, toSandbox } from "../runs.ts";
import { endUnjudged } from "./end-unjudged.ts";
import { startExpiring } from "./expire-runs.ts";
import { createFollowers } from "./followers.ts";
import { startJudging } from "./judge-runs.ts";
import {
  countRuns,
  countUnderWay,
  insertFirstEvent,
  insertRun,
  selectJudges,
  selectOptionalLearnerOf,
  selectOptionalNewestRun,
  selectOptionalRun,
  selectRunsUnderWay,
} from "./queries.ts";
import type { Queue } from "./queue.ts";
import { showJudge } from "./show-judge.ts";

/** Weakest first. */
const TIERS: readonly Tier["kind"][] = ["permission-model", "landlock", "bubblewrap"];

type Needs = {
  deps: Omit<Deps, "runs">;
  queue: Queue;
  /** Null on a node that runs no code. */
  runner: PreparingRunner | null;
  /** Runs that this node judges at a time. */
  lanes: number;
  /** Runs that may wait for a judge. */
  queueLength: number;
  /** A run that has not ended this long after it was accepted ends as not judged. */
  expiresSeconds: number;
};

export async function createRowRuns(needs: Needs): Promise<Runs> {
  const { queue, runner, queueLength } = needs;
  const { db, log } = needs.deps;
  const followers = createFollowers({ db, log });
  const closing = new AbortController();
  const working: { stop: () => Promise<void> }[] = [];

  const runs: Runs = {
    add: async (tx, run) => {
      const { ofLearner, waiting } = await countRuns(tx.db, run.learnerId);
      ensureRoomFor({ ofLearner, waiting, queueLength });
      await insertRun(tx.db, run);
      await insertFirstEvent(tx.db, run.id, { kind: "queued", ahead: waiting });
      await queue.send(tx.db, run.id);
    },
    begin: () => {},
    find: async (run) => {
      const found = await selectOptionalRun(db, run);
      if (found === null) return null;
      const { learnerId: _, ...shown } = found;
      return shown;
    },
    newest: (exercise) => selectOptionalNewestRun(db, exercise),
    follow: followers.follow,
    cancel: (deps, run) => endUnjudged(deps, queue, { ...run, outcome: cancelledOutcome() }),
    cancelAllOf: async (deps, learnerId) => {
      for (const runId of await selectRunsUnderWay(db, learnerId))
        await endUnjudged(deps, queue, { learnerId, runId, outcome: cancelledOutcome() });
    },
    prepare: (job) => runner?.prepare(job),
    sandbox: () => sandboxOf(db),
    count: async () => ({ ...(await countUnderWay(db)), judges: (await selectJudges(db)).length }),
    tier: async () => weakestOf(await selectJudges(db))?.tier ?? null,
    close: async () => {
      closing.abort();
      followers.close();
      await queue.stop();
      for (const work of working) await work.stop();
    },
  };

  const deps = { ...needs.deps, runs };
  const endFailed = (run: { learnerId: string; runId: string }) =>
    endUnjudged(deps, queue, { ...run, outcome: failedOutcome() });
  const { lanes, expiresSeconds } = needs;
  const judging = runner && (await startJudging({ deps, queue, runner, lanes, closing: closing.signal }));
  if (runner !== null) working.push(await showJudge({ db, log, runner, lanes }));
  await queue.listen((word, runId) => {
    followers.heard(word, runId);
    judging?.heard(word, runId);
  }, followers.readAgain);
  await queue.workUnjudged(async (runId) => {
    const learnerId = await selectOptionalLearnerOf(db, runId);
    if (learnerId !== null) await endFailed({ learnerId, runId });
  });
  working.push(startExpiring({ db, log, expiresSeconds, end: endFailed }));
  return runs;
}

/** The sandboxes of all judges together, with the weakest walls, since any judge may run the code. */
async function sandboxOf(db: Db) {
  const judges = await selectJudges(db);
  const weakest = weakestOf(judges);
  if (weakest === null)
    throw new Refusal(
      "unavailable",
      "No judge is there, so no code can be run; start a node with the role judge.",
    );
  const sum = (part: "ready" | "mostMb") => judges.reduce((total, { kept }) => total + kept[part], 0);
  const kept = { ready: sum("ready"), mostMb: sum("mostMb"), idleMinutes: weakest.kept.idleMinutes };
  return toSandbox(weakest.tier, kept);
}

function weakestOf(judges: readonly JudgeFacts[]): JudgeFacts | null {
  const strengthOf = ({ tier }: JudgeFacts) => TIERS.indexOf(tier.kind);
  return judges.toSorted((a, b) => strengthOf(a) - strengthOf(b))[0] ?? null;
}
