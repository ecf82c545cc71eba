/**
 * The services that may run beside the learner's program, in the same sandbox, for it to connect to. This module imports nothing,
 * since it also goes into the page's bundle and into the sandbox.
 */

export const SERVICE_NAMES = ["postgres", "mongodb", "redis"] as const;

export type Service = (typeof SERVICE_NAMES)[number];

/** Programs of the machine that services start. */
export const PROGRAM_NAMES = ["redis-server"] as const;

export type ProgramName = (typeof PROGRAM_NAMES)[number];

/** Path of a machine's program inside the sandbox. */
export function programPath(name: ProgramName): string {
  return `/usr/bin/${name}`;
}

/** Requirements of a service, and the variable by which programs find it. */
type ServiceNeeds = {
  /** The environment variable that holds its URL. */
  variable: string;
  /** Its name in messages. */
  title: string;
  /** Memory in addition to the job's own limit, MB. */
  memoryMb: number;
  /** Default of `limits.timeoutMs` for a run with the service, which takes time to start. */
  timeoutMs: number;
  /** The program that the machine must have for it; null when it comes with the runner. */
  program: ProgramName | null;
  /**
   * Whether it is started only where runs are contained. Elsewhere it would be a server on the machine's own
   * network, with the rights of the runner's user.
   */
  onlyContained: boolean;
};

export const SERVICES = {
  /** PostgreSQL as WebAssembly. Its memory has room for databases that are no longer used and not yet collected. */
  postgres: {
    variable: "DATABASE_URL",
    title: "PostgreSQL",
    memoryMb: 1_536,
    timeoutMs: 20_000,
    program: null,
    onlyContained: false,
  },
  /** A Mongo-compatible emulator. It runs in the harness, and its data is small compared with the harness. */
  mongodb: {
    variable: "MONGODB_URI",
    title: "MongoDB",
    memoryMb: 0,
    timeoutMs: 20_000,
    program: null,
    onlyContained: false,
  },
  /** The machine's own Redis. It takes 12 MB, and at most 32 MB for its data. The rest is for replies that wait to be sent. */
  redis: {
    variable: "REDIS_URL",
    title: "Redis",
    memoryMb: 96,
    timeoutMs: 20_000,
    program: "redis-server",
    onlyContained: true,
  },
} as const satisfies Record<Service, ServiceNeeds>;
