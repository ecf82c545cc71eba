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

/** What lanes are made of. `sqlTemplate` is a path in the toolbox, null until it is prepared. */
export type LaneContext = {
  toolbox: Toolbox;
  tier: ChosenTier;
  judges: Judges;
  sqlTemplate: () => string | null;
  /** Where each sandbox gets a group of its own; null for nowhere. */
  controlGroups: ControlGroups | null;
};

/** A sandbox and a judge, connected with each other, for one run and no more. */
export type Lane = {
  sandbox: Sandbox;
  judge: Judge;
  /** Whether it was started ahead of its run. */
  isWarm: boolean;
  /** Gives its processes the claim that a run has. */
  raisePriority: () => void;
  /** Kills the sandbox and gives the judge back; settles when nothing of the run is left. */
  kill: (cameToVerdict?: boolean) => Promise<void>;
};

/** Steps of "nice" that a lane's start takes back behind all other work. */
const LOW_PRIORITY = 10;
/** Time in which a verdict gets out, ms, before its judge is given back: what is then said to the judge would delay it. */
const OUT_MS = 1;
/** Time in which a lane must have become warm, ms, however busy the machine. */
const WARM_MS = 30_000;

/** A lane for a run that is there already. What the run is told first waits in the pipes until both have started. */
export function startColdLane(context: LaneContext, order: LaneOrder): Lane {
  const { sandbox, judge, kill } = startBoth(context, order, []);
  judge.connect(sandbox.channel);
  return { sandbox, judge, kill, isWarm: false, raisePriority: () => {} };
}

/** A lane ahead of its run, made with little claim on the processors; null when that did not come about. */
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

/** Settles when the learner's side has said so. It says nothing else before it is asked. */
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

/** Only root may raise a priority again, so that elsewhere it stays as it is. */
function setPriorities(ids: readonly (number | null)[], priority: number): void {
  if (process.getuid?.() !== 0) return;
  for (const id of ids) {
    try {
      if (id !== null) setPriority(id, priority);
    } catch {
      // It has ended.
    }
  }
}

function startBoth({ tier, toolbox, judges, controlGroups }: LaneContext, order: LaneOrder, args: string[]) {
  const { memoryMb, runsPostgres, runsRedis, learnerInHarness } = order;
  const needs = { memoryMb, runsPostgres, runsRedis };
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

/** What was made for a launch that cannot start is removed. */
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
    // A program's own walls name its folder where the sandbox is not around it: it starts when that is known.
    canStartPrograms: tier.tier.kind !== "permission-model",
  };
}
