import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createRunner } from "../../index.ts";
import { temporaryFolder, testRunner } from "../../testing/runner.ts";
import { makeControlGroup, openControlGroups } from "./control-group.ts";

const delegated = makeDelegated();

test.each([
  ["a folder", temporaryFolder(), "it is no control group of version 2"],
  ["nothing", "/nowhere/at/all", "it is no control group of version 2"],
])("%s is refused as a control group, with the reason", async (_what, path, why) => {
  await expect(createRunner({ controlGroup: path })).rejects.toThrow(
    `Runs cannot have control groups below ${path}: ${why}.`,
  );
});

test("a group weighs its processes by the cpu controller, where that is handed on", async () => {
  const path = temporaryFolder();
  for (const handedOn of [["cpu"], []]) {
    const limits = { memoryBytes: 1, tasks: 1 };
    const group = makeControlGroup({ path, handedOn }, limits);
    group.weigh(10);
  }
  const weights = readdirSync(path).map((name) => join(path, name, "cpu.weight"));
  expect(weights.filter(existsSync).map((file) => readFileSync(file, "utf8"))).toEqual(["10"]);
});

if (typeof delegated === "string") {
  test("on a machine without a delegated control group, the reason is reported", () => {
    expect(() => openControlGroups(delegated)).toThrow(/: it is (?:no control group|not this user's)/);
  });
} else {
  await describeDelegated(delegated.path);
}

async function describeDelegated(path: string): Promise<void> {
  const { runner, run } = await testRunner({ controlGroup: path });
  const groups = () => readdirSync(path).filter((name) => name.startsWith("aulo-"));
  const waits = "console.log('begun'); setTimeout(() => {}, 400);";

  describe("a run with a control group", () => {
    test("has all its processes in the group, and none remains after the run", async () => {
      const inside: string[][] = [];
      const onProgress = ({ kind }: { kind: string }) => {
        if (kind === "printed")
          inside.push(...groups().map((name) => linesIn(join(path, name, "cgroup.procs"))));
      };
      const outcome = await run({ kind: "script", files: { "main.js": waits } }, { onProgress });
      expect(outcome.kind).toBe("finished");
      // With bubblewrap: bubblewrap, its first process, the harness and the program. Without it: the last
      // two.
      expect(inside.map((ids) => ids.length)).toEqual([runner.tier.kind === "bubblewrap" ? 4 : 2]);
      await runner.settled();
      expect(groups()).toEqual([]);
    });

    test("ends like any other run", async () => {
      const limits = { timeoutMs: 1_000 };
      const forever = { kind: "script", files: { "main.js": "for (;;);" }, limits } as const;
      expect(await run(forever)).toMatchObject({ kind: "timed-out" });
      await runner.settled();
      expect(groups()).toEqual([]);
    });

    test("has the limits of every controller that was handed on", async () => {
      const { handedOn } = openControlGroups(path);
      const seen: Record<string, string>[] = [];
      const onProgress = ({ kind }: { kind: string }) => {
        if (kind !== "printed") return;
        for (const name of groups()) seen.push(limitsIn(join(path, name)));
      };
      await run({ kind: "script", files: { "main.js": waits } }, { onProgress });
      expect(Object.keys(seen[0] ?? {})).toEqual(handedOn);
      for (const limit of Object.values(seen[0] ?? {})) expect(Number(limit)).toBeGreaterThan(0);
      await runner.settled();
    });
  });

  test("groups left by a runner that has ended are removed, others stay", () => {
    const [left, held] = [`aulo-${2 ** 22 + 1}-1`, `aulo-${process.pid}-0`];
    for (const name of [left, held]) mkdirSync(join(path, name));
    openControlGroups(path);
    expect(groups()).toEqual([held]);
    rmdirSync(join(path, held));
  });
}

function linesIn(file: string): string[] {
  return readFileSync(file, "utf8").trim().split("\n").filter(Boolean);
}

/** Limits of the group, by controller. */
function limitsIn(folder: string): Record<string, string> {
  const files = { memory: "memory.max", pids: "pids.max" };
  const there = Object.entries(files).filter(([, file]) => existsSync(join(folder, file)));
  return Object.fromEntries(there.map(([name, file]) => [name, linesIn(join(folder, file)).join()]));
}

/**
 * Makes a control group for the tests, as an administrator would. Returns the mount point when that is not
 * possible.
 */
function makeDelegated(): { path: string } | string {
  const mounts = existsSync("/proc/mounts") ? linesIn("/proc/mounts").map((line) => line.split(" ")) : [];
  const [, mount] = mounts.find(([, , type]) => type === "cgroup2") ?? [];
  if (mount === undefined) return "/sys/fs/cgroup";
  const path = join(mount, `test-of-aulo-${process.pid}`);
  try {
    mkdirSync(path);
  } catch {
    return mount;
  }
  afterAll(() => rmdirSync(path));
  return { path };
}
