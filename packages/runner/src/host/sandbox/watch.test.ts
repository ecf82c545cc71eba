import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, statfsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { type Excess, type WatchLimits, watchSandbox } from "./watch.ts";

/** Time for several checks of a watch, ms. */
const SEVERAL_LOOKS_MS = 450;
const SHARED = "/dev/shm";
const NO_LIMITS: WatchLimits = {
  memoryBytes: 2 ** 50,
  files: 2 ** 50,
  folderBytes: {},
  disk: null,
  processes: null,
  sockets: null,
};

const children: ChildProcess[] = [];
const stops: (() => unknown)[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const stop of stops.splice(0)) stop();
});

function watch(processIds: () => number[], limits: Partial<WatchLimits>) {
  const told: Excess[] = [];
  const { stop } = watchSandbox(processIds, { ...NO_LIMITS, ...limits }, (excess) => told.push(excess));
  stops.push(() => stop([]));
  return { told, stop };
}

/** Starts a process that does nothing, and waits until it has taken all its memory. */
async function startIdle(): Promise<number> {
  const source = "console.log('idle'); setInterval(() => {}, 1000);";
  const child = spawn(process.execPath, ["-e", source], { stdio: ["ignore", "pipe", "ignore"] });
  children.push(child);
  await once(child.stdout, "data");
  return child.pid ?? 0;
}

function memoryBytes(id: number): number {
  const [, kilobytes = "0"] = /^RssAnon:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${id}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1024;
}

test("nothing is reported for processes that are gone, or for an empty list", async () => {
  const { told } = watch(() => [2 ** 30], { memoryBytes: 1, files: 0, folderBytes: { "/": 1 } });
  const none = watch(() => [], { memoryBytes: 0 });
  await sleep(SEVERAL_LOOKS_MS);
  expect([told, none.told]).toEqual([[], []]);
});

describe.runIf(existsSync("/proc/self/status"))("where the system shows its processes", () => {
  test("too much memory is reported once, however long it lasts", async () => {
    const { told } = watch(() => [process.pid], { memoryBytes: 1_024 });
    await expect.poll(() => told.length).toBe(1);
    await sleep(SEVERAL_LOOKS_MS);
    expect(told).toEqual(["memory"]);
  });

  test("the memory of all processes counts together", async () => {
    const [first, second] = [await startIdle(), await startIdle()];
    const limit = Math.round(Math.max(memoryBytes(first), memoryBytes(second)) * 1.6);
    const alone = watch(() => [first], { memoryBytes: limit });
    const together = watch(() => [first, second], { memoryBytes: limit });
    await expect.poll(() => together.told).toEqual(["memory"]);
    expect(alone.told).toEqual([]);
  });

  test("too many files are reported, in a folder identified by its size alone", async () => {
    const { blocks, bsize } = statfsSync(SHARED);
    const own = watch(() => [process.pid], { files: 0, folderBytes: { [SHARED]: blocks * bsize } });
    const other = watch(() => [process.pid], { files: 0, folderBytes: { [SHARED]: blocks * bsize + 1 } });
    await expect.poll(() => own.told).toEqual(["files"]);
    expect(other.told).toEqual([]);
  });

  test("the peak of memory is returned at the end, and includes processes that have ended", async () => {
    const id = await startIdle();
    const { stop } = watch(() => [id, process.pid], {});
    await sleep(SEVERAL_LOOKS_MS);
    expect(stop([])).toBeGreaterThan(memoryBytes(id));
  });

  test("the memory of a run that ends before the first check is measured", async () => {
    const id = await startIdle();
    expect(watch(() => [], {}).stop([id])).toBeGreaterThan(memoryBytes(id) / 2);
    expect(watch(() => [], {}).stop([])).toBeNull();
  });

  test("nothing is reported after the watch was stopped", async () => {
    const { told, stop } = watch(() => [process.pid], { memoryBytes: 1 });
    stop([]);
    await sleep(SEVERAL_LOOKS_MS);
    expect(told).toEqual([]);
  });
});
