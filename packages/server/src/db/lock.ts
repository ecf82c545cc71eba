import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const Holder = z.object({ pid: z.int().positive(), began: z.string() });
type Holder = z.infer<typeof Holder>;

/** Another Aulo uses the data folder. */
export class LockedError extends Error {
  override name = "LockedError";
}

/**
 * Locks the data folder for this process, because PGlite cannot share it. A lock whose process is gone is taken over.
 *
 * @returns the function that unlocks the folder
 * @throws LockedError naming the process that holds the lock
 */
export function lockFolder(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, "aulo.lock");
  if (!take(path)) {
    const holder = readHolder(path);
    if (holder !== null && isAlive(holder))
      throw new LockedError(
        `Another Aulo (process ${holder.pid}) has the data folder ${dataDir}; stop it, or name another AULO_DATA_DIR.`,
      );
    rmSync(path, { force: true });
    if (!take(path)) throw new LockedError(`Another Aulo has just taken the data folder ${dataDir}.`);
  }
  return () => rmSync(path, { force: true });
}

function take(path: string): boolean {
  try {
    const own: Holder = { pid: process.pid, began: beganOf(process.pid) };
    writeFileSync(path, JSON.stringify(own), { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/**
 * Start time of the process, as Linux counts it; empty on other systems. It distinguishes two processes that had the
 * same id one after the other.
 */
function beganOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

function readHolder(path: string): Holder | null {
  try {
    return Holder.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return null;
  }
}

function isAlive({ pid, began }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  return beganOf(pid) === began;
}
