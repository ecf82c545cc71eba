import type { Job, Limits } from "./job.ts";
import { KINDS } from "./kinds.ts";
import { SERVICES } from "./services.ts";

/** Limits of a run when its job sets none. `KINDS` has the memory of each kind. */
export const DEFAULT_LIMITS: Omit<Limits, "memoryMb"> = {
  timeoutMs: 10_000,
  readyMs: 5_000,
  outputBytes: 65_536,
  filesBytes: 262_144,
};

/** Highest limits that a job may ask for. */
export const CEILING_LIMITS: Limits = {
  timeoutMs: 30_000,
  readyMs: 15_000,
  memoryMb: 1_024,
  outputBytes: 1_048_576,
  filesBytes: 262_144,
};

/** Highest limits of a job of the kind `project`, whose folder may be a whole code base. */
const PROJECT_CEILING: Limits = { ...CEILING_LIMITS, timeoutMs: 90_000, filesBytes: 524_288 };

const NAMES: readonly (keyof Limits)[] = ["timeoutMs", "readyMs", "memoryMb", "outputBytes", "filesBytes"];

type LimitedJob = Pick<Job, "kind" | "services" | "limits">;

/** Limits of one run: those of the job, and the defaults for the others. */
export function limitsOf({ kind, services = [], limits = {} }: LimitedJob): Limits {
  const { memoryMb } = KINDS[kind];
  const timeoutMs = Math.max(
    DEFAULT_LIMITS.timeoutMs,
    ...services.map((service) => SERVICES[service].timeoutMs),
  );
  const { filesBytes } = kind === "project" ? PROJECT_CEILING : DEFAULT_LIMITS;
  return { ...DEFAULT_LIMITS, memoryMb, timeoutMs, filesBytes, ...limits };
}

/** Fault of the first limit that is not a whole number from 1 to its ceiling; null when all are in range. */
export function limitFault(limits: Limits, kind: Job["kind"]): string | null {
  const ceiling = kind === "project" ? PROJECT_CEILING : CEILING_LIMITS;
  const wrong = NAMES.find(
    (name) => !Number.isInteger(limits[name]) || limits[name] < 1 || limits[name] > ceiling[name],
  );
  return wrong
    ? `limits.${wrong} is ${limits[wrong]}; it must be a whole number from 1 to ${ceiling[wrong]}.`
    : null;
}
