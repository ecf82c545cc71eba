import type { Socket } from "node:net";
import { getPriority, setPriority } from "node:os";
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

/** A sandbox and a judge, connected with each other, for a single run. */
export type Lane = {
  sandbox: Sandbox;
  judge: Judge;
  /** Whether it was started ahead of its run. */
  isWarm: boolean;
  /** Gives its processes the normal priority of a run. */
  raisePriority: () => void;
  /** Kills the sandbox and returns the judge to `Judges`. Resolves when nothing of the run is left. */
  kill: (cameToVerdict?: boolean) => Promise<void>;
};

/** Steps of "nice" by which the start of a warm lane yields to other work. */
const LOW_PRIORITY = 10;
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
  const { sandbox, judge, kill } = startBoth(context, order, []);
  judge.connect(sandbox.channel);
  return { sandbox, judge, kill, isWarm: false, raisePriority: () => {} };
}

/** Lane ahead of its run, made at low priority; null when it does not become warm. */
export async function startWarmLane(
  context: LaneContext,
  order: LaneOrder,
  signal: AbortSignal,
): Promise<Lane | null> {
  const { sandbox, judge, kill } = startBoth(context, order, [JSON.stringify(toWarmUp(context, order))]);
  setPriorities([...sandbox.processIds(), judge.processId], getPriority() + LOW_PRIORITY);
  const giveUp = AbortSignal.any([signal, AbortSignal.timeout(WARM_MS)]);
  const failed = Promise.race([sandbox.ended, judge.ended, aborted(giveUp)]).then(() => false);
  const rehearsed = Promise.all([saysWarm(sandbox.channel), judge.warm])
    .then(() => judge.rehearse(sandbox.channel, order.warmUp === "solution" ? "calls" : "pings"))
    .then(() => true);
  if (!(await Promise.race([rehearsed, failed])) || signal.aborted) {
    await kill();
    return null;
  }
  const processIds = [...sandbox.processIds(), judge.processId];
  return {
    sandbox,
    judge,
    kill,
    isWarm: true,
    raisePriority: () => setPriorities(processIds, getPriority()),
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

/** Works as root only, since nobody else may raise a priority again. */
function setPriorities(ids: readonly (number | null)[], priority: number): void {
  if (process.getuid?.() !== 0) return;
  for (const id of ids) {
    try {
      if (id !== null) setPriority(id, priority);
    } catch {
      // It has exited.
    }
  }
}

function startBoth({ tier, toolbox, judges, controlGroups }: LaneContext, order: LaneOrder, args: string[]) {
  const { memoryMb, runsPostgres, programs, learnerInHarness } = order;
  const needs = { memoryMb, runsPostgres, programs };
  const launch = tier.launch({ toolbox, module: "main.js", args, ...needs, learnerInHarness });
  const sandbox = startIn(controlGroups && [controlGroups, controlGroupLimits(needs, launch)], launch);
  const judge = judges.take();
  const kill = async (cameToVerdict = false) => {
    const gone = sandbox.kill();
    if (cameToVerdict) await sleep(OUT_MS);
    await Promise.all([gone, judges.giveBack(judge, cameToVerdict)]);
  };
  return { sandbox, judge, kill };
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
    // Under the permission model a program's options name its folder, so it starts only when the folder is
    // known.
    canStartPrograms: tier.tier.kind !== "permission-model",
  };
}
