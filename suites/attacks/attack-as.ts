import { spawn } from "node:child_process";
import { accessSync, chmodSync, chownSync, constants, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TierKind } from "@aulo/runner";
import type { ProbeResult } from "./probe.ts";

export type Attacker = { name: string; userId: number | null };

const NOBODY: Attacker = { name: "nobody", userId: 65_534 };

/** Users to attack as: root and an ordinary user, or the current user when it is not root. */
export function attackers(): Attacker[] {
  const isRoot = process.getuid?.() === 0;
  return isRoot ? [{ name: "root", userId: null }, NOBODY] : [{ name: "an ordinary user", userId: null }];
}

/** Makes every attack in a separate process, as this user, with the user's own cache and temporary folder. */
export async function attackAs({ userId }: Attacker, tier: TierKind, only: string): Promise<ProbeResult[]> {
  const folder = mkdtempSync(join(tmpdir(), "aulo-attacker-"));
  chmodSync(folder, 0o755);
  if (userId !== null) chownSync(folder, userId, userId);
  const main = join(import.meta.dirname, "main.ts");
  accessSync(main, constants.R_OK);
  try {
    return await resultsOf([main, "--here", "--tier", tier, "--only", only], folder, userId);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function resultsOf(args: string[], folder: string, userId: number | null): Promise<ProbeResult[]> {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { PATH: "/usr/bin:/bin", AULO_CACHE_DIR: folder, TMPDIR: folder },
    stdio: ["ignore", "pipe", "pipe"],
    ...(userId === null ? {} : { uid: userId, gid: userId }),
  });
  const [stdout, stderr, exitCode] = await Promise.all([
    child.stdout.setEncoding("utf8").toArray(),
    child.stderr.setEncoding("utf8").toArray(),
    new Promise((resolve) => child.on("close", resolve)),
  ]);
  if (exitCode !== 0)
    throw new Error(`The attacker ended with ${exitCode}: ${stderr.join("").slice(0, 2_000)}`);
  return JSON.parse(stdout.join(""));
}
