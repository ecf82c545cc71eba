import { existsSync, lstatSync, readlinkSync, statSync } from "node:fs";
import { type ProgramName, programPath } from "../../services.ts";
import {
  dataLimitBytes,
  harnessNodeOptions,
  type Launch,
  MAX_OPEN_FILES,
  MAX_TASKS,
  NOBODY,
  OPEN_FILE_DESCRIPTOR,
  PRLIMIT,
  type SandboxOrder,
} from "./launch.ts";
import type { MachinePrograms } from "./programs.ts";

const BUBBLEWRAP = "/usr/bin/bwrap";
const WORK_BYTES = 32 * 1024 * 1024;
const TEMP_BYTES = 16 * 1024 * 1024;
const LIBRARY_FOLDERS = ["/lib", "/lib32", "/lib64"];
const LIBRARY_ROOTS = ["/usr/lib/", "/usr/lib64/", ...LIBRARY_FOLDERS.map((folder) => `${folder}/`)];

export type BubblewrapVariant = {
  disableUserns: boolean;
  /** Shared libraries to bind into the sandbox; null binds the library folders of the system. */
  libraries: readonly string[] | null;
  /** Programs for the runs that ask for them. */
  programs: MachinePrograms;
};

/** Reason why bubblewrap cannot be tried on this machine, or null. */
export function bubblewrapObstacle(): string | null {
  if (process.platform !== "linux") return "bubblewrap needs Linux";
  const missing = [BUBBLEWRAP, PRLIMIT].find((path) => !existsSync(path));
  return missing ? `${missing} is not installed` : null;
}

/**
 * Sandbox with a root of its own: node, its libraries and the toolbox. The only network is its own loopback.
 */
export function bubblewrapLaunch(order: SandboxOrder, variant: BubblewrapVariant): Launch {
  const node = ["/usr/bin/node", ...harnessNodeOptions(order)];
  const harness = `/aulo/code/harness/${order.module}`;
  return {
    command: BUBBLEWRAP,
    args: [...wallArguments(order, variant), "--", ...limitArguments(order), ...node, harness, ...order.args],
    userId: process.getuid?.() === 0 ? NOBODY : null,
    root: "/work",
    toolboxInside: "/aulo",
    workingFolder: "/",
    openFile: hasFilter(order) ? order.toolbox.seccomp : null,
    confine: false,
    hasNamespace: true,
    ownsProcesses: true,
    folderBytes: { "/work": WORK_BYTES, "/tmp": TEMP_BYTES },
    disk: null,
    processes: null,
    signalsAsCodes: true,
    dispose: () => {},
  };
}

function wallArguments(order: SandboxOrder, variant: BubblewrapVariant): string[] {
  return [
    ...["--unshare-all", "--unshare-user", ...(variant.disableUserns ? ["--disable-userns"] : [])],
    ...["--uid", `${NOBODY}`, "--gid", `${NOBODY}`, "--hostname", "aulo", "--cap-drop", "ALL"],
    ...(hasFilter(order) ? ["--seccomp", `${OPEN_FILE_DESCRIPTOR}`] : []),
    ...["--die-with-parent", "--new-session", "--clearenv"],
    ...["--setenv", "PATH", "/usr/bin", "--setenv", "HOME", "/work", "--setenv", "TZ", "UTC"],
    ...["--setenv", "LANG", "C.UTF-8", "--setenv", "NO_COLOR", "1"],
    ...libraryArguments(variant),
    ...order.programs.flatMap((name) => programArguments(name, variant)),
    ...["--ro-bind", PRLIMIT, PRLIMIT, "--ro-bind", order.toolbox.node, "/usr/bin/node"],
    ...["--ro-bind", order.toolbox.folder, "/aulo", "--symlink", "/aulo/node_modules", "/node_modules"],
    ...["--ro-bind", order.toolbox.etc, "/etc", "--proc", "/proc", "--dev", "/dev"],
    // Without this folder there are no pseudoterminals, of which the whole machine has 4,096.
    ...["--tmpfs", "/dev/pts", "--remount-ro", "/dev/pts", "--remount-ro", "/dev"],
    // /proc is read-only: through `/proc/ID/mem` a program could overwrite the harness or its own parent.
    ...["--remount-ro", "/proc"],
    ...["--size", `${TEMP_BYTES}`, "--tmpfs", "/tmp", "--size", `${WORK_BYTES}`, "--tmpfs", "/work"],
    ...["--remount-ro", "/", "--chdir", "/work"],
  ];
}

function hasFilter({ toolbox }: SandboxOrder): boolean {
  return statSync(toolbox.seccomp).size > 0;
}

function libraryArguments({ libraries }: BubblewrapVariant): string[] {
  if (libraries) return libraries.flatMap((path) => ["--ro-bind", path, path]);
  const folders = ["--ro-bind", "/usr/lib", "/usr/lib", "--ro-bind-try", "/usr/lib64", "/usr/lib64"];
  return [...folders, ...LIBRARY_FOLDERS.flatMap(folderArguments)];
}

function programArguments(name: ProgramName, { libraries, programs }: BubblewrapVariant): string[] {
  const program = programs.get(name);
  if (!program) return [];
  const isThere = (path: string) =>
    libraries ? libraries.includes(path) : LIBRARY_ROOTS.some((folder) => path.startsWith(folder));
  const missing = program.libraries.filter((path) => !isThere(path));
  const files = [[program.path, programPath(name)], ...missing.map((path) => [path, path])];
  return files.flatMap(([from = "", to = ""]) => ["--ro-bind", from, to]);
}

/**
 * Arguments for `/lib`: a link into `/usr` on most systems, a folder on others. The sandbox gets the same
 * kind.
 */
function folderArguments(path: string): string[] {
  if (!existsSync(path)) return [];
  return lstatSync(path).isSymbolicLink()
    ? ["--symlink", readlinkSync(path), path]
    : ["--ro-bind", path, path];
}

function limitArguments(order: SandboxOrder): string[] {
  const limits = { data: dataLimitBytes(order), nproc: MAX_TASKS, nofile: MAX_OPEN_FILES, core: 0 };
  return [PRLIMIT, ...Object.entries(limits).map(([name, value]) => `--${name}=${value}`)];
}
