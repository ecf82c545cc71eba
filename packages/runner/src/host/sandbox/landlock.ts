import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Fence } from "./landlock/fence.ts";
import {
  CHANNEL_DESCRIPTOR,
  dataLimitBytes,
  harnessNodeOptions,
  type Launch,
  MAX_OPEN_FILES,
  NO_DEBUGGER,
  NOBODY,
  NOTES_DESCRIPTOR,
  PRLIMIT,
  type SandboxOrder,
} from "./launch.ts";
import { type PortBlock, takePortBlock } from "./port-blocks.ts";
import type { Toolbox } from "./toolbox.ts";

/**
 * Files that node and its libraries read: names of this machine, library paths, settings for encryption, and
 * the sources of `node:os`.
 */
const SYSTEM_FILES = [
  ...["/etc/hosts", "/etc/nsswitch.conf", "/etc/host.conf", "/etc/gai.conf", "/etc/ld.so.cache"],
  // Node does not start when one of these exists and cannot be read.
  ...["/etc/ssl/openssl.cnf", "/etc/pki/tls/openssl.cnf", "/usr/lib/ssl/openssl.cnf"],
  ...["/proc/cpuinfo", "/proc/meminfo", "/proc/stat", "/proc/uptime", "/proc/loadavg", "/dev/urandom"],
];
/** Library folders, for when node's own list of libraries is unknown. */
const LIBRARY_FOLDERS = ["/usr/lib", "/usr/lib64", "/lib", "/lib64"];
const LOADERS = ["/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"];
const LOADER_NAME = /^ld[-.]/;

const MAX_FILE_BYTES = 32 * 1024 * 1024;
const MAX_FOLDER_BYTES = 48 * 1024 * 1024;
const MAX_FILES = 4_000;
const MAX_PROCESSES = 32;
/**
 * Tasks that are allowed above the current number on the whole machine. RLIMIT_NPROC counts all tasks of the
 * user, not only those of the run, so it only stops a program that forks faster than the watch can react.
 */
const SPARE_TASKS = 2_048;

/** Missing requirement for Landlock on this machine, or null. */
export function landlockObstacle(toolbox: Toolbox): string | null {
  if (process.platform !== "linux") return "Landlock needs Linux";
  if (!existsSync(PRLIMIT)) return `${PRLIMIT} is not installed`;
  if (!existsSync(toolbox.landlockFilter)) return `there is no filter of system calls for ${process.arch}`;
  return existsSync(toolbox.koffi) ? null : "the package koffi is not installed";
}

/**
 * Sandbox with the machine's own root, user and network. Landlock and a filter of system calls leave it its
 * own folder, node with its libraries, the toolbox, a block of ports and its own processes.
 *
 * @param libraries the shared libraries of node; null opens the library folders of the system
 */
export function landlockLaunch(order: SandboxOrder, libraries: readonly string[] | null): Launch {
  const userId = process.getuid?.() === 0 ? NOBODY : null;
  const folder = makeFolder(order, userId);
  const [root, temporary] = [join(folder, "work"), join(folder, "tmp")];
  const ports = takePortBlock();
  const fence: Fence = {
    ...openings(order, libraries),
    write: [root, temporary],
    devices: ["/dev/null"],
    ports: { first: ports.first, count: ports.count },
    filter: order.toolbox.landlockFilter,
    keepOpen: [CHANNEL_DESCRIPTOR, NOTES_DESCRIPTOR],
    program: order.toolbox.node,
    args: [...harnessNodeOptions(order), join(order.toolbox.code, "harness", order.module), ...order.args],
    env: environment(order.toolbox, folder, ports),
  };
  const options = [NO_DEBUGGER, "--disable-warning=ExperimentalWarning"];
  return {
    command: PRLIMIT,
    args: [...limits(order), order.toolbox.node, ...options, order.toolbox.landlock, JSON.stringify(fence)],
    userId,
    root,
    toolboxInside: order.toolbox.folder,
    workingFolder: root,
    openFile: null,
    confine: false,
    hasNamespace: false,
    ownsProcesses: true,
    folderBytes: {},
    disk: { folders: [root, temporary], bytes: MAX_FOLDER_BYTES, files: MAX_FILES },
    processes: MAX_PROCESSES,
    signalsAsCodes: false,
    dispose: () => {
      ports.release();
      remove(folder);
    },
  };
}

/**
 * Makes the run's folder. Its two writable folders are inside a read-only one, so that emptying them removes
 * neither.
 */
function makeFolder({ toolbox }: SandboxOrder, userId: number | null): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `aulo-run-${process.pid}-`)));
  chmodSync(folder, 0o711);
  for (const name of ["work", "tmp"]) {
    mkdirSync(join(folder, name), { mode: 0o700 });
    if (userId !== null) chownSync(join(folder, name), userId, userId);
  }
  symlinkSync(toolbox.nodeModules, join(folder, "node_modules"));
  return folder;
}

/**
 * Removes the folder. Where Node fails, `chmod` and `rm` step down level by level: paths may be too long, or
 * folders closed to their owner.
 */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    spawnSync("chmod", ["-R", "u+rwX", folder], { stdio: "ignore" });
    spawnSync("rm", ["-rf", folder], { stdio: "ignore" });
  }
}

function openings({ toolbox }: SandboxOrder, libraries: readonly string[] | null) {
  const loaders = libraries?.filter((path) => LOADER_NAME.test(basename(path))) ?? LOADERS;
  return {
    read: [toolbox.folder, ...(libraries ?? LIBRARY_FOLDERS), ...SYSTEM_FILES],
    start: [toolbox.node, ...loaders],
  };
}

/** Environment of every `node` inside. It loads `landlock-shims.js` first, which hands out the ports. */
function environment(toolbox: Toolbox, folder: string, { first, count }: PortBlock): Fence["env"] {
  const firstModule = join(toolbox.code, "harness", "guards", "landlock-shims.js");
  return {
    PATH: toolbox.folder,
    HOME: join(folder, "work"),
    TMPDIR: join(folder, "tmp"),
    TZ: "UTC",
    LANG: "C.UTF-8",
    NO_COLOR: "1",
    NODE_OPTIONS: `--require=${JSON.stringify(firstModule)}`,
    AULO_PORTS: `${first} ${count}`,
  };
}

function limits(order: SandboxOrder): string[] {
  const nproc = tasksOfMachine() + SPARE_TASKS;
  const values = {
    data: dataLimitBytes(order),
    nproc,
    nofile: MAX_OPEN_FILES,
    fsize: MAX_FILE_BYTES,
    core: 0,
  };
  return Object.entries(values).map(([name, value]) => `--${name}=${value}`);
}

/** Number of tasks of all users: 523 in "0.20 0.18 0.12 1/523 4711". */
function tasksOfMachine(): number {
  return Number(/\/(\d+) /.exec(readFileSync("/proc/loadavg", "utf8"))?.[1] ?? 0);
}
