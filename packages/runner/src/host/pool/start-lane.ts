import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createLineReader } from "../../wire/lines.ts";
import { WARM, type WarmUp } from "../../wire/warm-up.ts";
import type { Judges } from "../judges/judges.ts";
import type { Judge } from "../judges/start-judge.ts";
import type { ChosenTier } from "../sandbox/choose-tier.ts";
import { type ControlGroups, makeControlGroup } from "../sandbox/control-group.ts";
import { controlGroupLimits, type Launch, learnerNodeOptions } from "../sandbox/launch.ts";
import { type Sandbox, startSandbox } from "../sandbox/start-sandbox.ts";
import type { Toolbox } from "../sandbox/toolbox.ts";
import type { LaneOrder } from "./lane-order.ts";

/** Resources for lanes. `sqlTemplate` is a path in the toolbox, null until it is prepared. */
export type LaneContext = {
  toolbox: Toolbox;
  tier: ChosenTier;
  judges: Judges;
  sqlTemplate: () => string | null;
  /** Parent of the sandboxes' control groups; null for no groups. */
  controlGroups: ControlGroups | null;
};

/**
 * How a run ended: its tests or its example came to an end; or the learner's code could not begin; or in any other way, after
 * which its processes are not used again.
 */
export type LaneEnd = "verdict" | "not-begun" | "broken";

/** A sandbox and a judge, connected with each other, for one run or, where sandboxes are kept, for one after the other. */
export type Lane = {
  sandbox: Sandbox;
  judge: Judge;
  /** Folder of this run, below the sandbox's own; null when it is the same, since the sandbox takes no other run. */
  folder: string | null;
  /** Whether it was started ahead of its run. */
  isWarm: boolean;
  /** Gives its sandbox the weight of a run. */
  weighAsRun: () => void;
  /** Kills the sandbox and returns the judge to `Judges`. Resolves when nothing of the run is left. */
  end: (end: LaneEnd) => Promise<void>;
};

/**
 * Weights of a sandbox that is started ahead, and of one with a run. Only control groups weigh: each sandbox has a session of its own,
 * and where the kernel groups processes by session (autogroup), "nice" orders only the processes of one session.
 */
const AHEAD_WEIGHT = 10;
const RUN_WEIGHT = 100;
/**
 * Pause, ms, before the judge is given back, because a message to it would delay the response with the
 * verdict.
 */
const OUT_MS = 1;
/** Time for a lane to become warm, ms, even on a busy machine. */
const WARM_MS = 30_000;

/**
 * Lane for a run that is already waiting. The run's first messages wait in the pipes until both processes
 * have started.
 */
export function startColdLane(context: LaneContext, order: LaneOrder): Lane {
  const { sandbox, judge, end } = startBoth(context, order, []);
  judge.connect(sandbox.channel);
  return { sandbox, judge, folder: null, end, isWarm: false, weighAsRun: () => {} };
}

/**
 * Lane that will take one run after the other; null when it does not start. Databases are created before its first run, whose
 * time they would take.
 */
export async function startKeptLane(context: LaneContext, order: LaneOrder): Promise<Lane | null> {
  const sqlTemplate = order.runsPostgres ? context.sqlTemplate() : null;
  const warmUp = { ...toWarmUp(context, order), sqlTemplate, keeps: true };
  const { sandbox, judge, end } = startBoth(context, order, [JSON.stringify(warmUp)]);
  const failed = Promise.race([sandbox.ended, judge.ended, sleep(WARM_MS, null, { ref: false })]).then(
    () => false,
  );
  const isReady = Promise.all([saysWarm(sandbox.channel), judge.warm]).then(() => true);
  if (!(await Promise.race([isReady, failed]))) {
    await end("broken");
    return null;
  }
  judge.connect(sandbox.channel);
  return { sandbox, judge, folder: null, end, isWarm: false, weighAsRun: () => {} };
}

/** Lane ahead of its run, made with little weight; null when it does not become warm. */
export async function startWarmLane(
  context: LaneContext,
  order: LaneOrder,
  signal: AbortSignal,
): Promise<Lane | null> {
  const { sandbox, judge, end } = startBoth(context, order, [JSON.stringify(toWarmUp(context, order))]);
  sandbox.weigh(AHEAD_WEIGHT);
  const giveUp = AbortSignal.any([signal, AbortSignal.timeout(WARM_MS)]);
  const failed = Promise.race([sandbox.ended, judge.ended, aborted(giveUp)]).then(() => false);
  const rehearsed = Promise.all([saysWarm(sandbox.channel), judge.warm])
    .then(() => judge.rehearse(sandbox.channel, order.warmUp === "solution" ? "calls" : "pings"))
    .then(() => true);
  if (!(await Promise.race([rehearsed, failed])) || signal.aborted) {
    await end("broken");
    return null;
  }
  // Lists its processes now, since finding them takes longer than a kill.
  sandbox.processIds();
  return {
    sandbox,
    judge,
    folder: null,
    end,
    isWarm: true,
    weighAsRun: () => sandbox.weigh(RUN_WEIGHT),
  };
}

/**
 * Resolves when the learner's side reports that it is warm. It sends nothing else before the first request.
 */
function saysWarm(channel: Socket): Promise<void> {
  return new Promise((resolve) => {
    const take = createLineReader(
      WARM.length,
      (line) => line === WARM && resolve(),
      () => {},
    );
    channel.on("data", take);
  });
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

function startBoth({ tier, toolbox, judges, controlGroups }: LaneContext, order: LaneOrder, args: string[]) {
  const { memoryMb, runsPostgres, programs, learnerInHarness } = order;
  const needs = { memoryMb, runsPostgres, programs };
  const launch = tier.launch({ toolbox, module: "main.js", args, ...needs, learnerInHarness });
  const sandbox = startIn(controlGroups && [controlGroups, controlGroupLimits(needs, launch)], launch);
  const judge = judges.take();
  const end = async (by: LaneEnd) => {
    const cameToVerdict = by === "verdict";
    const gone = sandbox.kill();
    if (cameToVerdict) await sleep(OUT_MS);
    await Promise.all([gone, judges.giveBack(judge, cameToVerdict)]);
  };
  return { sandbox, judge, end };
}

/** Removes the launch's folders and ports when the sandbox cannot start. */
function startIn(place: Parameters<typeof makeControlGroup> | null, launch: Launch): Sandbox {
  try {
    return startSandbox(launch, place && makeControlGroup(...place));
  } catch (error) {
    launch.dispose();
    throw error;
  }
}

function toWarmUp({ tier, sqlTemplate }: LaneContext, order: LaneOrder): WarmUp {
  return {
    kind: order.warmUp,
    typescript: order.typescript,
    nodeOptions: learnerNodeOptions(order.memoryMb),
    sqlTemplate: order.warmUp === "sql" ? sqlTemplate() : null,
    keeps: false,
    // Under the permission model a program's options name its folder, so it starts only when the folder is
    // known.
    canStartPrograms: tier.tier.kind !== "permission-model",
  };
}
