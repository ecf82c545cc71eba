import { checkJob, runsPostgres } from "./check-job.ts";
import type { Job } from "./job.ts";
import type { Outcome } from "./outcome.ts";
import { createQueue } from "./queue.ts";
import type { RunOptions } from "./run/run.ts";
import { runJob } from "./run/run-job.ts";
import { chooseTier } from "./sandbox/choose-tier.ts";
import type { Tier, TierKind } from "./sandbox/tier.ts";
import { openSqlTemplate, openToolbox } from "./sandbox/toolbox.ts";

export type RunnerSettings = {
  /** Runs at the same time; the others queue. 2 when left out. */
  concurrency?: number;
  /** "auto" takes the strongest tier that holds on this machine. */
  tier?: TierKind | "auto";
  /** Folder for prepared files, kept between starts; the user's cache folder when left out. */
  workDir?: string;
};

export type Runner = {
  /**
   * Runs a job to its outcome. Nothing that the learner's code does makes it reject.
   *
   * @throws RunnerInputError when the job itself breaks a ceiling
   */
  run: (job: Job, options?: RunOptions) => Promise<Outcome>;
  /** How strongly runs are walled in here. */
  tier: Tier;
  /** Cancels what runs or waits, and settles when nothing is left. */
  close: () => Promise<void>;
};

const DEFAULT_CONCURRENCY = 2;

/**
 * Prepares what sandboxes read and settles the tier by trying it.
 *
 * @throws Error when the tier asked for does not hold on this machine
 */
export async function createRunner(settings: RunnerSettings = {}): Promise<Runner> {
  const toolbox = await openToolbox(settings.workDir);
  const tier = await chooseTier(toolbox, settings.tier ?? "auto");
  const queue = createQueue(settings.concurrency ?? DEFAULT_CONCURRENCY);
  const closing = new AbortController();
  const running = new Set<Promise<Outcome>>();
  let sqlTemplate: Promise<string> | null = null;

  const runQueued = async (job: ReturnType<typeof checkJob>, options: RunOptions): Promise<Outcome> => {
    const signal = options.signal ? AbortSignal.any([options.signal, closing.signal]) : closing.signal;
    if (runsPostgres(job)) sqlTemplate ??= openSqlTemplate(toolbox);
    const template = runsPostgres(job) ? await sqlTemplate : null;
    const leave = await queue.enter((ahead) => options.onProgress?.({ kind: "queued", ahead }), signal);
    if (!leave) return { kind: "cancelled", printed: { stdout: "", stderr: "" }, durationMs: 0 };
    try {
      options.onProgress?.({ kind: "started" });
      return await runJob({ toolbox, tier, sqlTemplate: template }, job, { ...options, signal });
    } finally {
      leave();
    }
  };

  return {
    tier: tier.tier,
    run: async (job, options = {}) => {
      const run = runQueued(checkJob(job), options);
      running.add(run);
      return run.finally(() => running.delete(run));
    },
    close: async () => {
      closing.abort();
      await Promise.allSettled(running);
    },
  };
}
