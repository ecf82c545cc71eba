export { RunnerInputError } from "./host/check-job.ts";
export { createRunner, type PooledRunner, type Runner, type RunnerSettings } from "./host/create-runner.ts";
export { DEFAULT_POOL_LIMITS, type PoolLimits } from "./host/pool/pool-limits.ts";
export type { RunOptions } from "./host/run/run.ts";
export { type Tier, type TierKind, tierNamed } from "./host/sandbox/tier.ts";
export type { Files, Job, JobKind, Limits, Service } from "./job.ts";
export { CEILING_LIMITS, DEFAULT_LIMITS, limitsOf, SQL_MEMORY_MB } from "./limits.ts";
export type { Outcome, Printed, Progress, SourceSpot, TestOutcome } from "./outcome.ts";
