import type { Job, Outcome, RunOptions } from "@aulo/runner";

/** Runs a job with defaults: the script `main.js`, without a spec. */
export type RunJob = (job: Partial<Job>, options?: RunOptions) => Promise<Outcome>;

type Run = (job: Job, options?: RunOptions) => Promise<Outcome>;

export function withDefaults(run: Run): RunJob {
  return (job, options) =>
    run({ kind: "script", entry: "main.js", files: { "main.js": "" }, seed: 1, ...job }, options);
}
