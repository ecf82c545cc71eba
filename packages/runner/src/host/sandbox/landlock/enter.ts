/**
 * `node enter.js FENCE`: walls this process in and then becomes the fence's program. When a step fails, the
 * program is not started, and the reason is the only line on standard error.
 * 1. No program that is started gains privileges, and orphans stay below this process.
 * 2. Node marked all descriptors close-on-exec: the program's own ones are kept open.
 * 3. Landlock closes files, ports and signals. Landlock and the filter apply to one thread, and only this
 *    thread survives `execve`. That is why the harness cannot wall itself in.
 * 4. The filter of system calls comes last, since it refuses calls that the earlier steps need.
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
  for (const descriptor of fence.keepOpen) system.keepOpen(descriptor);
  system.restrictSelf(rulesetOf(fence));
  system.filterCalls(filter);
  process.execve?.(fence.program, [fence.program, ...fence.args], fence.env);
}
