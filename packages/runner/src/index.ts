export { RunnerInputError } from "./check-job.ts";
export { createRunner, type PooledRunner, type Runner, type RunnerSettings } from "./create-runner.ts";
export type { Files, Job, JobKind, Limits, Service } from "./job.ts";
export { CEILING_LIMITS, DEFAULT_LIMITS, limitsOf, SQL_MEMORY_MB } from "./limits.ts";
export type { Outcome, Printed, Progress, SourceSpot, TestOutcome } from "./outcome.ts";
export { DEFAULT_POOL_LIMITS, type PoolLimits } from "./pool/pool-limits.ts";
export type { RunOptions } from "./run/run.ts";
export type { Tier, TierKind } from "./sandbox/tier.ts";
