import { KINDS } from "../../kinds.ts";
import { type ProgramName, SERVICES } from "../../services.ts";
import type { GroupLimits } from "./control-group.ts";
import type { Toolbox } from "./toolbox.ts";
import type { DiskLimits, WatchLimits } from "./watch.ts";

/** Order for a sandbox, in any tier. */
export type SandboxOrder = {
  toolbox: Toolbox;
  /** Module of the harness to run, and its arguments. */
  module: string;
  args: string[];
  memoryMb: number;
  /** Whether PostgreSQL runs in it. As WebAssembly it reserves far more memory than it uses. */
  runsPostgres: boolean;
  /** Programs of the machine that the harness may start. */
  programs: readonly ProgramName[];
  /** Whether the learner's code runs in the harness process, not in a child of it. */
  learnerInHarness: boolean;
};

/** Descriptor of the private channel. */
export const CHANNEL_DESCRIPTOR = 3;
/** Descriptor of the notes about writes (see harness/note-writes.ts). */
export const NOTES_DESCRIPTOR = 4;
/** Descriptor on which the process gets its `openFile`. */
export const OPEN_FILE_DESCRIPTOR = 5;

/** "nobody": user of the sandboxes of a root runner. RLIMIT_NPROC would not bind root. */
export const NOBODY = 65_534;
export const MAX_OPEN_FILES = 512;
/** Processes and threads. */
export const MAX_TASKS = 96;

/** Command that starts a sandbox, as `spawn` takes it, and the properties of the sandbox. */
export type Launch = {
  command: string;
  args: string[];
  /** User to start it as; null keeps the runner's own. */
  userId: number | null;
  /** Folder of the run, by its path inside, without a slash at the end. */
  root: string;
  /** Folder of the toolbox, by its path inside. */
  toolboxInside: string;
  /** Folder on this machine to start in. */
  workingFolder: string;
  /** File to open for reading on `OPEN_FILE_DESCRIPTOR`; null for none. */
  openFile: string | null;
  /** Whether programs started inside need the permission model too. */
  confine: boolean;
  /**
   * Whether the sandbox has a process namespace. The spawned process is then only the parent of the
   * namespace's first process, and the end of that one ends all others.
   */
  hasNamespace: boolean;
  /** Whether code inside can only signal processes of its own run and only write its own files. */
  ownsProcesses: boolean;
  /** Bytes of each in-memory folder, by its path inside. */
  folderBytes: Readonly<Record<string, number>>;
  /** Limits of its folders on the machine's disk, where only the watch enforces them; else null. */
  disk: DiskLimits | null;
  /** Most processes at once, where the watch limits them; null where the system does. */
  processes: number | null;
  /** Whether death by a signal is reported as the exit code 128 plus the signal's number, as in shells. */
  signalsAsCodes: boolean;
  /** Removes the folders and ports made for it outside. */
  dispose: () => void;
};

/** Data segment of node beyond its heap: code, stacks and reserved spaces (576 MB when idle). */
const NODE_BASE_MB = 640;
/** Data segment for four workers: V8 reserves about 540 MB for each, of which it uses 10 MB. */
const WORKERS_MB = 2_200;

type Needs = Pick<SandboxOrder, "memoryMb" | "runsPostgres">;
type AllNeeds = Pick<SandboxOrder, "memoryMb" | "runsPostgres" | "programs">;

/**
 * RLIMIT_DATA for each process, above the reservation of any correct program; the watch limits real use.
 * RLIMIT_AS would not do: V8 reserves far more than it uses.
 */
export function dataLimitBytes({ memoryMb, runsPostgres }: Needs): number {
  return megabytes(NODE_BASE_MB + WORKERS_MB + (runsPostgres ? SERVICES.postgres.memoryMb : 0) + memoryMb);
}

/** Memory of the harness, the learner's node and its children in addition to their heaps. */
const PROCESSES_MB = 256;
const MAX_FILES = 20_000;
/** Sockets of a run with a network of its own. A test of 100 WebSockets at once needs some 300. */
const MAX_SOCKETS = 1_000;

/** Limits on memory and files of all processes of a sandbox together. */
export function watchLimits(
  needs: AllNeeds,
  { folderBytes, disk, processes, hasNamespace }: Launch,
): WatchLimits {
  const { memoryMb, runsPostgres, programs } = needs;
  const programsMb = Object.values(SERVICES)
    .filter(({ program }) => program !== null && programs.includes(program))
    .reduce((sum, service) => sum + service.memoryMb, 0);
  const besideMb = (runsPostgres ? SERVICES.postgres.memoryMb : 0) + programsMb;
  return {
    memoryBytes: megabytes(PROCESSES_MB + besideMb + memoryMb),
    files: MAX_FILES,
    folderBytes,
    disk,
    processes,
    sockets: hasNamespace ? MAX_SOCKETS : null,
  };
}

/** Kernel memory for the processes: page tables, sockets, pipes, and overhead of files in memory. */
const KERNEL_MB = 96;

/** Limits of the control group. They are higher than those of the watch, and apply between its checks. */
export function controlGroupLimits(needs: AllNeeds, launch: Launch): GroupLimits {
  const { memoryBytes } = watchLimits(needs, launch);
  const inFolders = Object.values(launch.folderBytes).reduce((sum, bytes) => sum + bytes, 0);
  return { memoryBytes: memoryBytes + inFolders + megabytes(KERNEL_MB), tasks: MAX_TASKS };
}

/** Sets limits on itself and then becomes the program; Linux only. */
export const PRLIMIT = "/usr/bin/prlimit";

/**
 * For a `node` that may run PostgreSQL: compiles its WebAssembly once, by the quick compiler. Otherwise the
 * optimizing compiler follows, which takes seconds of processor time and delays the end of the process.
 */
const POSTGRES_NODE_OPTIONS = ["--liftoff-only"];

/** Without it, SIGUSR1 opens a debugger's port in a `node`, and whoever connects runs code in that process. */
export const NO_DEBUGGER = "--disable-sigusr1";

/** Options of the `node` that runs the learner's code. */
export function learnerNodeOptions(memoryMb: number): string[] {
  const mayRunPostgres = memoryMb >= KINDS.sql.memoryMb;
  return [
    NO_DEBUGGER,
    `--max-old-space-size=${memoryMb}`,
    "--disable-warning=ExperimentalWarning",
    ...(mayRunPostgres ? POSTGRES_NODE_OPTIONS : []),
  ];
}

/** Options of the `node` that runs the harness. */
export function harnessNodeOptions({ learnerInHarness, memoryMb, runsPostgres }: SandboxOrder): string[] {
  if (learnerInHarness) return learnerNodeOptions(memoryMb);
  return [NO_DEBUGGER, ...(runsPostgres ? POSTGRES_NODE_OPTIONS : [])];
}

function megabytes(count: number): number {
  return count * 1024 * 1024;
}
