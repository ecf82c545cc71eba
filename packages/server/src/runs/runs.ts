import { LIMITS, type Sandbox } from "@aulo/contract";
import type { PooledRunner, Runner, Tier } from "@aulo/runner";
import { Refusal } from "../refusal.ts";

/** A runner that can prepare a sandbox for a job before its first run, and tells how many sandboxes it keeps ready. */
export type PreparingRunner = Runner & Pick<PooledRunner, "prepare" | "idleLanes" | "poolLimits">;

/** @throws Refusal `not-found` also for a run that ended more than ten minutes ago */
export async function ensureFound<T>(runId: string, found: Promise<T | null>): Promise<T> {
  const value = await found;
  if (value === null)
    throw new Refusal(
      "not-found",
      `You have no run ${runId}: the last ${LIMITS.endedRuns} runs are kept for ten minutes, and without a database server they do not outlive a restart. Start it again.`,
    );
  return value;
}

/** @throws Refusal `too-many-runs`, `queue-full` */
export function ensureRoomFor({
  ofLearner,
  waiting,
  queueLength,
}: {
  /** Runs of the learner under way. */
  ofLearner: number;
  /** Runs of all learners that wait for a judge. */
  waiting: number;
  queueLength: number;
}): void {
  if (ofLearner >= LIMITS.runsAtOnce)
    throw new Refusal(
      "too-many-runs",
      `You have ${LIMITS.runsAtOnce} runs at once, which is the limit; wait for one to end, or cancel it.`,
    );
  if (waiting >= queueLength)
    throw new Refusal(
      "queue-full",
      `${waiting} runs wait already, which is the most that this Aulo takes; nothing was started. Try again in a moment.`,
    );
}

/** The sandboxes of one machine, as learners see them. */
export function toSandbox(tier: Tier, kept: Sandbox["kept"]): Sandbox {
  switch (tier.kind) {
    case "bubblewrap":
      return { walls: "contained", because: null, kept };
    case "landlock":
      return { walls: "walled-off", because: tier.because, kept };
    case "permission-model":
      return { walls: "guarded", because: tier.because, kept };
  }
}

export function keptBy({ poolLimits, idleLanes }: PreparingRunner): Sandbox["kept"] {
  return { ready: idleLanes(), mostMb: poolLimits.memoryMb, idleMinutes: poolLimits.keepMs / 60_000 };
}
