import { basename, dirname } from "node:path";
import type { Job } from "../job.ts";
import type { MissingRequirement, Outcome, Ran } from "../outcome.ts";
import type { Service } from "../services.ts";
import { type CheckedJob, checkJob, needsOf } from "./check-job.ts";
import { openJudgeHome } from "./judges/judge-home.ts";
import { createJudges } from "./judges/judges.ts";
import { createKeptLanes } from "./pool/kept-lanes.ts";
import { toLaneOrder } from "./pool/lane-order.ts";
import { createPool } from "./pool/pool.ts";
import { DEFAULT_POOL_LIMITS, NO_POOL, type PoolLimits } from "./pool/pool-limits.ts";
import { createQueue } from "./queue.ts";
import { createRequirementCheck } from "./run/missing-requirement.ts";
import type { RunOptions } from "./run/run.ts";
import { runJob } from "./run/run-job.ts";
import { chooseTier } from "./sandbox/choose-tier.ts";
import { openControlGroups } from "./sandbox/control-group.ts";
import { findPrograms, type ProgramPaths } from "./sandbox/programs.ts";
import type { Tier, TierKind } from "./sandbox/tier.ts";
import { openSqlTemplate, openToolbox } from "./sandbox/toolbox.ts";

export type RunnerSettings = {
  /** Runs at the same time; the others queue. 2 when left out. */
  concurrency?: number;
  /** "auto" takes the strongest tier that passes its self-test on this machine. */
  tier?: TierKind | "auto";
  /**
   * Limits of the pool of sandboxes kept ready; `DEFAULT_POOL_LIMITS` for those left out, null for no pool.
   */
  pool?: Partial<PoolLimits> | null;
  /**
   * Whether a judge that gave a verdict judges the next run, which is faster; true when left out. Set it to
   * false where learners are strangers to each other: if a learner's input fools a spec, it then cannot reach
   * other learners' runs.
   */
  keepJudges?: boolean;
  /**
   * Whether a run that was starved of processors is made once more, and may be `too-busy`; true when left out. With false its first
   * end is taken.
   */
  triesAgain?: boolean;
  /**
   * Whether a sandbox takes one run after the other, which is many times faster; false when left out. Only for code of trusted
   * authors: code could change its process for the next run in ways that are not noticed. It has an effect in the tier
   * bubblewrap alone, and `pool` has none then.
   */
  keepSandboxes?: boolean;
  /**
   * Control group (version 2) that was delegated to this user and holds no process: each sandbox gets one
   * below it. Without one, or with null, only the limits of single processes and the runner's own watch
   * apply.
   */
  controlGroup?: string | null;
  /** Paths of the machine's programs for services; the usual places are searched for those left out. */
  programs?: ProgramPaths;
  /** Folder for prepared files, kept between starts; the user's cache folder when left out. */
  workDir?: string;
};

export type Runner = {
  /**
   * Runs a job to its outcome. The learner's code cannot make it reject.
   *
   * @throws RunnerInputError when the job itself breaks a ceiling
   */
  run: (job: Job, options?: RunOptions) => Promise<Outcome>;
  /** Strength of the walls around runs on this machine. */
  tier: Tier;
  /** Cancels running and waiting runs. Resolves when nothing of them is left. */
  close: () => Promise<void>;
};

/** Runner that keeps sandboxes ready ahead of their runs. */
export type PooledRunner = Runner & {
  /**
   * Starts sandboxes for jobs like this one; only its kind, file names and limits count. A kind that was run
   * is kept ready without this call while it is used from time to time.
   */
  prepare: (job: Job) => void;
  /** Why jobs with these services cannot run on this machine; null when they can. */
  missingFor: (services: readonly Service[]) => MissingRequirement | null;
  /** Resolves when all planned sandboxes are ready and nothing of past runs is left. */
  settled: () => Promise<void>;
  /** Hashes of toolbox and judge, and the tier. Runners with the same version give the same outcome. */
  version: string;
  /** Number of sandboxes, each with its judge, that are ready for a run. */
  idleLanes: () => number;
  /** Limits of the sandboxes that are kept ready. */
  poolLimits: PoolLimits;
};

const DEFAULT_CONCURRENCY = 2;
const NOT_RAN: Ran = { printed: { stdout: "", stderr: "", pieces: [] }, durationMs: 0, peakMemoryMb: null };

/**
 * Prepares the files of sandboxes and chooses the tier by self-tests.
 *
 * @throws Error when the tier asked for does not hold on this machine, or the control group cannot be used
 */
export async function createRunner(settings: RunnerSettings = {}): Promise<PooledRunner> {
  const [toolbox, judgeHome] = await Promise.all([
    openToolbox(settings.workDir),
    openJudgeHome(settings.workDir),
  ]);
  const programs = findPrograms(settings.programs);
  const tier = await chooseTier(toolbox, settings.tier ?? "auto", programs);
  const missingFor = createRequirementCheck(tier.tier, programs);
  const queue = createQueue(settings.concurrency ?? DEFAULT_CONCURRENCY);
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();
  const template = prepareOnce(() => openSqlTemplate(toolbox));
  const judges = createJudges(judgeHome, settings.keepJudges ?? true);
  const controlGroups = settings.controlGroup ? openControlGroups(settings.controlGroup) : null;
  const context = { toolbox, judges, tier, sqlTemplate: template.made, controlGroups };
  const limits = { ...(settings.pool === null ? NO_POOL : DEFAULT_POOL_LIMITS), ...settings.pool };
  const keepsSandboxes = (settings.keepSandboxes ?? false) && tier.tier.kind === "bubblewrap";
  const pool = keepsSandboxes ? createKeptLanes(context) : createPool(context, limits, queue.busyness);

  const runQueued = async (job: CheckedJob, options: RunOptions): Promise<Outcome> => {
    const missing = missingFor(job);
    if (missing) return { kind: "not-runnable", ...missing, ...NOT_RAN };
    const signal = options.signal ? AbortSignal.any([options.signal, closing.signal]) : closing.signal;
    if (needsOf(job).runsPostgres) await template.make();
    const leave = await queue.enter((ahead) => options.onProgress?.({ kind: "queued", ahead }), signal);
    if (!leave) return { kind: "cancelled", ...NOT_RAN };
    options.onProgress?.({ kind: "started" });
    const ended = runJob({ ...context, pool, triesAgain: settings.triesAgain ?? true }, job, {
      ...options,
      signal,
    });
    // A place is free again only when nothing of its run is left.
    track(ended.then(({ left }) => left).finally(leave));
    return (await ended).outcome;
  };

  const track = async (work: Promise<unknown>) => {
    running.add(work);
    await Promise.allSettled([work]);
    running.delete(work);
    pool.refillSoon();
  };

  return {
    tier: tier.tier,
    version: [toolbox.folder, dirname(judgeHome.main)]
      .map((path) => basename(path))
      .concat(tier.tier.kind)
      .join(" "),
    run: async (job, options = {}) => {
      const run = runQueued(checkJob(job), options);
      track(run);
      return run;
    },
    prepare: (job) => {
      const checked = checkJob(job);
      if (missingFor(checked)) return;
      const ready = needsOf(checked).runsPostgres ? template.make() : Promise.resolve();
      track(ready.then(() => pool.prepare(toLaneOrder(checked))));
    },
    missingFor: (services) => missingFor({ services }),
    settled: async () => {
      while (running.size > 0) await Promise.allSettled(running);
      await pool.full();
    },
    idleLanes: pool.idleCount,
    poolLimits: limits,
    close: async () => {
      closing.abort();
      while (running.size > 0) await Promise.allSettled(running);
      await pool.close();
      await judges.close();
    },
  };
}

/** Makes a value at the first call of `make`. `made` returns it, or null before it is ready. */
function prepareOnce<Value>(prepare: () => Promise<Value>) {
  let making: Promise<Value> | null = null;
  let value: Value | null = null;
  const make = () => {
    making ??= prepare().then((done) => {
      value = done;
      return done;
    });
    return making;
  };
  return { make, made: () => value };
}
