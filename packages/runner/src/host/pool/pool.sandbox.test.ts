import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createRunner, type Job } from "../../index.ts";
import { describeContained, spec, testRunner, verdicts } from "../../testing/runner.ts";

const { runner, run } = await testRunner({ pool: { lanesPerKind: 2, memoryMb: 400 } });
const goes = spec(`test("goes", async () => { expect(await call("go")).toBe(1); });`);
const job = {
  kind: "function",
  entry: "main.js",
  files: { "main.js": "export const go = () => 1;" },
  spec: goes,
  seed: 1,
} satisfies Job;

/** Ids of the processes below this one, with their command lines. */
function descendants(id: number = process.pid): { id: number; command: string }[] {
  try {
    const children = readFileSync(`/proc/${id}/task/${id}/children`, "utf8").split(" ").filter(Boolean);
    return children.flatMap((child) => [
      { id: Number(child), command: readFileSync(`/proc/${child}/cmdline`, "utf8") },
      ...descendants(Number(child)),
    ]);
  } catch {
    return [];
  }
}

function sandboxes() {
  return descendants().filter(({ command }) => command.includes("/code/harness/main.js"));
}

describeContained(runner, "the pool", () => {
  test("is filled again after a run, and keeps its limits", async () => {
    for (let round = 0; round < 2; round += 1) {
      expect(await run(job)).toMatchObject({ kind: "passed" });
      await runner.settled();
      expect(runner.idleLanes()).toBe(2);
    }
    for (const kind of ["script", "server"] as const) {
      runner.prepare({ ...job, kind });
      await runner.settled();
    }
    expect(runner.idleLanes()).toBeGreaterThanOrEqual(3);
    expect(runner.idleLanes()).toBeLessThanOrEqual(5);
  });

  test("starts a run cold when it is empty", async () => {
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => run(job)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(6).fill("passed"));
  });

  test("replaces a sandbox that died idle", async () => {
    await runner.settled();
    const before = runner.idleLanes();
    const [first] = sandboxes();
    if (!first) throw new Error("Nothing is idle.");
    process.kill(first.id, "SIGKILL");
    await expect.poll(() => sandboxes().some(({ id }) => id === first.id), { timeout: 10_000 }).toBe(false);
    expect(await run(job)).toMatchObject({ kind: "passed" });
    await runner.settled();
    expect(runner.idleLanes()).toBe(before);
  });

  test("gives each run a fresh sandbox", async () => {
    const files = {
      "main.js": `
        import { existsSync, writeFileSync } from "node:fs";
        const seen = [globalThis.left, process.env.LEFT, Object.prototype.left, existsSync("/tmp/left"), existsSync("/work/left")];
        globalThis.left = process.env.LEFT = Object.prototype.left = "left";
        writeFileSync("/tmp/left", ""); writeFileSync("/work/left", "");
        export const go = () => seen.filter(Boolean).length + 1;`,
    };
    for (let round = 0; round < 3; round += 1) {
      await runner.settled();
      expect(verdicts(await run({ ...job, files }))).toEqual([["goes", true]]);
    }
  });

  test("holds no process of a cancelled run", async () => {
    await runner.settled();
    const stop = new AbortController();
    const files = { "main.js": "process.title = 'aulo-cancelled'; console.log('on'); for (;;);" };
    const cancelled = await run(
      { ...job, files },
      { signal: stop.signal, onProgress: ({ kind }) => kind === "printed" && stop.abort() },
    );
    expect(cancelled).toMatchObject({ kind: "cancelled" });
    await runner.settled();
    expect(descendants().some(({ command }) => command.includes("aulo-cancelled"))).toBe(false);
  });
});

describe("closing", () => {
  test("leaves no process of the pool, filled or being filled", async () => {
    const before = new Set(descendants().map(({ id }) => id));
    const other = await createRunner({ pool: { lanesPerKind: 2 } });
    await other.run(job);
    await other.settled();
    await other.run(job);
    await other.close();
    expect(other.idleLanes()).toBe(0);
    const fresh = descendants().filter(({ id, command }) => !before.has(id) && /harness|judge/.test(command));
    expect(fresh).toEqual([]);
  });
});
