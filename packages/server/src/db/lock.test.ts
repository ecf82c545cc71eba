import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { LockedError, lockFolder } from "./lock.ts";

const LOCK = new URL("lock.ts", import.meta.url).href;
/** Locks the folder that it is given, says so and stays; says "refused" when it cannot. */
const HOLD = `
  const { lockFolder } = await import(${JSON.stringify(LOCK)});
  try { lockFolder(process.argv[1]); console.log("locked"); setInterval(() => {}, 1000); }
  catch (error) { console.log(error.name === "LockedError" ? "refused" : String(error)); }
`;

let folder: string;
const ended: (() => void)[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "aulo-lock-"));
});
afterEach(() => {
  for (const end of ended.splice(0)) end();
  rmSync(folder, { recursive: true });
});

/** The words of a process of its own that locks the folder, and the function that kills it. */
async function holdElsewhere(before: string[] = []) {
  const [command = "", ...words] = [...before, process.execPath, "--input-type=module", "-e", HOLD, folder];
  const child = spawn(command, words, { stdio: ["ignore", "pipe", "inherit"] });
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  };
  ended.push(() => child.kill("SIGKILL"));
  const [said] = await once(child.stdout, "data");
  return { said: String(said).trim(), kill };
}

test("a folder has one holder, in this process or another, until it is unlocked", async () => {
  const unlock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(LockedError);
  expect((await holdElsewhere()).said).toBe("refused");
  unlock();
  expect(existsSync(join(folder, "aulo.lock"))).toBe(false);
  lockFolder(folder)();
});

test("of four that start at once after a crash, one gets the folder", async () => {
  const crashed = await holdElsewhere();
  expect(crashed.said).toBe("locked");
  await crashed.kill();
  expect(JSON.parse(readFileSync(join(folder, "aulo.lock"), "utf8"))).toHaveProperty("pid");
  const starters = await Promise.all(Array.from({ length: 4 }, () => holdElsewhere()));
  expect(starters.map(({ said }) => said).toSorted()).toEqual(["locked", "refused", "refused", "refused"]);
});

test.runIf(canMakeNamespace())("a process in another PID namespace finds it locked", async () => {
  const unlock = lockFolder(folder);
  const namespace = [
    "unshare",
    "--user",
    "--map-root-user",
    "--pid",
    "--fork",
    "--kill-child",
    "--mount-proc",
  ];
  expect((await holdElsewhere(namespace)).said).toBe("refused");
  unlock();
  expect((await holdElsewhere(namespace)).said).toBe("locked");
  expect(() => lockFolder(folder)).toThrow(LockedError);
});

test.runIf(process.platform === "linux")(
  "the lock of an earlier version, which is a file alone, counts as long as its process runs",
  () => {
    writeFileSync(
      join(folder, "aulo.lock"),
      JSON.stringify({ pid: process.ppid, began: beganOf(process.ppid) }),
    );
    expect(() => lockFolder(folder)).toThrow(`process ${process.ppid}`);
    writeFileSync(join(folder, "aulo.lock"), JSON.stringify({ pid: process.ppid, began: "long ago" }));
    lockFolder(folder)();
  },
);

test.skipIf(process.platform === "win32")(
  "a new folder is for its owner alone, and one that was there keeps its modes",
  () => {
    const made = join(folder, "new", "data");
    lockFolder(made)();
    expect(statSync(made).mode & 0o777).toBe(0o700);
    chmodSync(folder, 0o755);
    lockFolder(folder)();
    expect(statSync(folder).mode & 0o777).toBe(0o755);
  },
);

function beganOf(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}

function canMakeNamespace(): boolean {
  try {
    execFileSync("unshare", ["--user", "--map-root-user", "--pid", "--fork", "--mount-proc", "true"], {
      stdio: "ignore",
    });
    return true;
  } catch {
    return false;
  }
}
