/** Resources of the machine that a runner's process holds. */
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { processesBelow } from "../../packages/runner/src/shared/processes.ts";
import { MARK } from "./hostile-jobs.ts";

export type Counts = {
  processes: number;
  temporaryFiles: number;
  workFiles: number;
  mounts: number;
  openDescriptors: number;
  sockets: number;
  timersAndHandles: number;
  memoryMb: number;
};

export type Folders = { temporary: string; work: string };

/** Time for closed handles to leave the event loop, ms. */
const SETTLE_MS = 500;

/** Counts of the event loop. Timers of the test runner itself come and go, one that leaked is in every count. */
const LOOKS = 6;

/** Counts the resources after a garbage collection. Linux only. */
export async function measure({ temporary, work }: Folders): Promise<Counts> {
  const handles: number[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    await sleep(SETTLE_MS);
    handles.push(process.getActiveResourcesInfo().length);
  }
  collectGarbage();
  const descriptors = openDescriptors();
  return {
    processes: processesBelow(process.pid).length - 1 + markedProcesses(),
    temporaryFiles: filesIn(temporary),
    workFiles: filesIn(work),
    mounts: readFileSync("/proc/self/mountinfo", "utf8").trim().split("\n").length,
    openDescriptors: descriptors.length,
    sockets: descriptors.filter((target) => target.startsWith("socket:")).length,
    timersAndHandles: Math.min(...handles),
    memoryMb: Math.round(process.memoryUsage().rss / 1024 / 1024),
  };
}

function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  for (let round = 0; round < 3; round += 1) collect();
}

/**
 * Number of files, without V8's compile cache of the judge's modules. Judges that exit by themselves write
 * it, once for each module.
 */
function filesIn(folder: string): number {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return paths.filter((path) => !path.includes("compile-cache")).length;
}

function openDescriptors(): string[] {
  return readdirSync("/proc/self/fd").flatMap((name) =>
    attempt(() => [readlinkSync(`/proc/self/fd/${name}`)]),
  );
}

/** Number of processes that hostile runs started, orphans included. */
function markedProcesses(): number {
  const ids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const commandLines = ids.flatMap((id) => attempt(() => [readFileSync(`/proc/${id}/cmdline`, "utf8")]));
  return commandLines.filter((line) => line.includes(MARK)).length;
}

/** Result of the function, or an empty list when it throws: processes and descriptors can vanish while they are read. */
function attempt(look: () => string[]): string[] {
  try {
    return look();
  } catch {
    return [];
  }
}
