/**
 * `node enter.js FENCE`: walls this process in and becomes the fence's program. Where a step fails, nothing is started, and the
 * reason is the only line on standard error.
 * 1. No program gains rights by being started any more, and orphans stay below this process.
 * 2. Node has set all descriptors to close: the one that the program needs stays open.
 * 3. Landlock: files, ports, signals. It and the filter hold for this one thread of Node's, the only one that lives on in what the
 *    process becomes; that is why the program is another than this.
 * 4. The filter of system calls, last, since it refuses what the steps before make use of.
 */
import { readFileSync } from "node:fs";
import type { Fence } from "./fence.ts";

const [, , text = ""] = process.argv;
const fence: Fence = JSON.parse(text);
try {
  await enter();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

async function enter(): Promise<void> {
  const system = await import("./system-calls.ts");
  const { NEEDED_VERSION, rulesetOf } = await import("./rules.ts");
  const version = system.landlockVersion();
  if (version < NEEDED_VERSION)
    throw new Error(
      `Landlock is ${version === 0 ? "switched off or missing" : `of version ${version}`} in this kernel; it takes version ${NEEDED_VERSION}, of Linux 6.12`,
    );
  const filter = readFileSync(fence.filter);
  system.forbidNewPrivileges();
  system.adoptOrphans();
  system.keepOpen(fence.keepOpen);
  system.restrictSelf(rulesetOf(fence));
  system.filterCalls(filter);
  process.execve?.(fence.program, [fence.program, ...fence.args], fence.env);
}
