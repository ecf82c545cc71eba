import { existsSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dataLimitBytes, harnessNodeOptions, type Launch, PRLIMIT, type SandboxOrder } from "./launch.ts";

/**
 * Sandbox by Node's permission model: files outside the run's folder are closed, and no programs or workers
 * start. Node's own documentation says that it does not protect against malicious code.
 */
export function permissionModelLaunch(order: SandboxOrder): Launch {
  const root = realpathSync(mkdtempSync(join(tmpdir(), `aulo-run-${process.pid}-`)));
  symlinkSync(order.toolbox.nodeModules, join(root, "node_modules"), "junction");
  const harness = join(order.toolbox.code, "harness", order.module);
  const walls = order.learnerInHarness ? permissions(order, root) : [];
  const options = [...harnessNodeOptions(order), ...walls];
  const [command = "", ...before] = [...memoryLimit(order), process.execPath];
  return {
    command,
    args: [...before, ...options, harness, ...order.args],
    userId: null,
    root,
    toolboxInside: order.toolbox.folder,
    workingFolder: root,
    openFile: null,
    confine: true,
    hasNamespace: false,
    ownsProcesses: false,
    folderBytes: {},
    disk: null,
    processes: null,
    signalsAsCodes: false,
    dispose: () => rmSync(root, { recursive: true, force: true, maxRetries: 3 }),
  };
}

function memoryLimit(order: SandboxOrder): string[] {
  return existsSync(PRLIMIT) ? [PRLIMIT, `--data=${dataLimitBytes(order)}`, "--core=0"] : [];
}

function permissions({ toolbox }: SandboxOrder, root: string): string[] {
  return [
    "--permission",
    // SQLite opens files itself: `ATTACH` and `VACUUM INTO` would go past the permissions.
    "--no-experimental-sqlite",
    `--allow-fs-read=${root}`,
    `--allow-fs-read=${toolbox.folder}`,
    `--allow-fs-write=${root}`,
  ];
}
