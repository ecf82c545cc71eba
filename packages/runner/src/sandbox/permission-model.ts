import { mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Launch, learnerNodeOptions, type SandboxOrder } from "./launch.ts";

/**
 * Node's permission model: files outside the run's folder are closed, and no programs or workers start.
 * Node's own documentation says that it does not protect against malicious code.
 */
export function permissionModelLaunch(order: SandboxOrder): Launch {
  const root = realpathSync(mkdtempSync(join(tmpdir(), `aulo-run-${process.pid}-`)));
  symlinkSync(order.toolbox.nodeModules, join(root, "node_modules"), "junction");
  const harness = join(order.toolbox.harness, "inside", order.module);
  const options = order.learnerInHarness
    ? [...learnerNodeOptions(order.memoryMb), ...permissions(order, root)]
    : [];
  return {
    command: process.execPath,
    args: [...options, harness, ...order.args],
    userId: null,
    root,
    toolboxInside: order.toolbox.folder,
    workingFolder: root,
    openFile: null,
    confine: true,
    hasNamespace: false,
    signalsAsCodes: false,
    dispose: () => rmSync(root, { recursive: true, force: true, maxRetries: 3 }),
  };
}

function permissions({ toolbox }: SandboxOrder, root: string): string[] {
  return [
    "--permission",
    `--allow-fs-read=${root}`,
    `--allow-fs-read=${toolbox.folder}`,
    `--allow-fs-write=${root}`,
  ];
}
