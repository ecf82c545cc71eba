import { KINDS } from "../../kinds.ts";
import { SERVICES } from "../../services.ts";
import type { GroupLimits } from "./control-group.ts";
import type { Toolbox } from "./toolbox.ts";
import type { DiskLimits, WatchLimits } from "./watch.ts";

/** What a sandbox is started with, whichever tier makes it. */
export type SandboxOrder = {
  toolbox: Toolbox;
  /** Module of the harness to run, and its arguments. */
  module: string;
  args: string[];
  memoryMb: number;
  /** PostgreSQL runs in it, as WebAssembly, which sets far more aside than it uses. */
  runsPostgres: boolean;
  /** The machine's Redis is let in, for the harness to start. */
  runsRedis: boolean;
  /** The learner's code runs in the harness process itself, not in a program that it starts. */
  learnerInHarness: boolean;
};

/** Where a launch finds the file that it asked to be open. */
export const OPEN_FILE_DESCRIPTOR = 4;
/** The private channel. */
export const CHANNEL_DESCRIPTOR = 3;

/** "nobody": as whom a runner that is root starts sandboxes. RLIMIT_NPROC would not bind root. */
export const NOBODY = 65_534;
export const MAX_OPEN_FILES = 512;
/** Processes and threads. */
export const MAX_TASKS = 96;

/** How to start one, as `spawn` takes it, and what holds inside. */
export type Launch = {
  command: string;
  args: string[];
  /** The user to start it as; null keeps the runner's own. */
  userId: number | null;
  /** Folder of the run as the processes inside see it, with no slash at the end. */
  root: string;
  /** Where the toolbox is, as the processes inside see it. */
  toolboxInside: string;
  /** The folder on this machine to start in. */
  workingFolder: string;
  /** A file to be open for reading on descriptor 4 at the start; null for none. */
  openFile: string | null;
  /** Programs started inside need the permission model themselves. */
  confine: boolean;
  /** The process that was started is only the parent of a process namespace's first one, whose end ends all in it. */
  hasNamespace: boolean;
  /** Whatever process can be signalled from inside is the run's own, and whatever file can be written. */
  ownsProcesses: boolean;
  /** Size of each of its folders in memory, bytes, as the processes inside name it. */
  folderBytes: Readonly<Record<string, number>>;
  /** What lies on the machine's disk, where nothing but the watch limits it; null when nothing does. */
  disk: DiskLimits | null;
  /** Processes that it may have at once, where the watch limits them; null where the system does. */
  processes: number | null;
  /** A death by signal is told as 128 and its number, as shells do. */
  signalsAsCodes: boolean;
  /** Removes what was made for it outside. */
  dispose: () => void;
};

/** Room that node takes beyond its heap: its code, stacks and reserved spaces (576 MB of data segment when idle). */
const NODE_BASE_MB = 640;
/** V8 reserves some 540 MB of data segment for each worker, of which it uses 10: room for four. */
const WORKERS_MB = 2_200;

type Needs = Pick<SandboxOrder, "memoryMb" | "runsPostgres">;
type AllNeeds = Pick<SandboxOrder, "memoryMb" | "runsPostgres" | "runsRedis">;

/**
 * RLIMIT_DATA for a process of the order, above what any right program reserves: how much is really used, the watch limits.
 * RLIMIT_AS would not do: V8 reserves far more than it uses.
 */
export function dataLimitBytes({ memoryMb, runsPostgres }: Needs): number {
  return megabytes(NODE_BASE_MB + WORKERS_MB + (runsPostgres ? SERVICES.postgres.memoryMb : 0) + memoryMb);
}

/** What the harness, the learner's node and those that it starts use beside their heaps. */
const PROCESSES_MB = 256;
const MAX_FILES = 20_000;

/** What all processes of the order may use together, and how many files they may make. */
export function watchLimits(needs: AllNeeds, { folderBytes, disk, processes }: Launch): WatchLimits {
  const { memoryMb, runsPostgres, runsRedis } = needs;
  const besideMb =
    (runsPostgres ? SERVICES.postgres.memoryMb : 0) + (runsRedis ? SERVICES.redis.memoryMb : 0);
  return {
    memoryBytes: megabytes(PROCESSES_MB + besideMb + memoryMb),
    files: MAX_FILES,
    folderBytes,
    disk,
    processes,
  };
}

/** What the kernel itself holds for them: pages of tables, sockets, pipes, files in memory beyond their content. */
const KERNEL_MB = 96;

/** The same for a control group, above what the watch allows: it holds in the time in which the watch does not look. */
export function controlGroupLimits(needs: AllNeeds, launch: Launch): GroupLimits {
  const { memoryBytes } = watchLimits(needs, launch);
  const inFolders = Object.values(launch.folderBytes).reduce((sum, bytes) => sum + bytes, 0);
  return { memoryBytes: memoryBytes + inFolders + megabytes(KERNEL_MB), tasks: MAX_TASKS };
}

/** The program that sets limits on what it then becomes; Linux has it, other systems do not. */
export const PRLIMIT = "/usr/bin/prlimit";

/**
 * For a `node` in which PostgreSQL may run: its WebAssembly is compiled once and quickly. Else it is compiled again, and well, which takes
 * seconds of a processor, and the process does not end before that is done.
 */
const POSTGRES_NODE_OPTIONS = ["--liftoff-only"];

/** Options of the `node` that runs the learner's code. */
export function learnerNodeOptions(memoryMb: number): string[] {
  const mayRunPostgres = memoryMb >= KINDS.sql.memoryMb;
  return [
    `--max-old-space-size=${memoryMb}`,
    "--disable-warning=ExperimentalWarning",
    ...(mayRunPostgres ? POSTGRES_NODE_OPTIONS : []),
  ];
}

/** Options of the `node` that runs the harness. */
export function harnessNodeOptions({ learnerInHarness, memoryMb, runsPostgres }: SandboxOrder): string[] {
  if (learnerInHarness) return learnerNodeOptions(memoryMb);
  return runsPostgres ? POSTGRES_NODE_OPTIONS : [];
}

function megabytes(count: number): number {
  return count * 1024 * 1024;
}
