export { RunnerInputError } from "./host/check-job.ts";
export { createRunner, type PooledRunner, type Runner } from "./host/create-runner.ts";
export { DEFAULT_POOL_LIMITS } from "./host/pool/pool-limits.ts";
export type { RunOptions } from "./host/run/run.ts";
export { type Tier, type TierKind, tierNamed } from "./host/sandbox/tier.ts";
export type { Files, Job } from "./job.ts";
export { limitsOf } from "./limits.ts";
export type { Outcome, Progress, TestOutcome } from "./outcome.ts";
export type { Service } from "./services.ts";
