import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";

const Holder = z.object({ pid: z.int().positive(), began: z.string() });
type Holder = z.infer<typeof Holder>;

/** Another Aulo uses the data folder. */
export class LockedError extends Error {
  override name = "LockedError";
}

/** SQLite's code for a file that another connection has locked. */
const SQLITE_BUSY = 5;

/**
 * Locks the data folder for this process, because PGlite cannot share it.
 *
 * The lock is the kernel's, on the file `aulo.lock.db`, which SQLite sets on every system. It ends with its process, after a
 * crash too, and it holds between containers, where the number of a process means nothing. `aulo.lock` only names the holder: for the
 * error, and for earlier versions of Aulo, which look at that file alone.
 *
 * @returns the function that unlocks the folder
 * @throws LockedError naming the process that holds the lock
 */
export function lockFolder(dataDir: string): () => void {
  // The mode applies to a new folder only: one that exists may be a shared volume, or hold other files. The database in it, the folder
  // `pg`, is always readable by its owner alone.
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const holderPath = join(dataDir, "aulo.lock");
  const lock = takeLock(join(dataDir, "aulo.lock.db"));
  const holder = readHolder(holderPath);
  if (lock === null || (holder !== null && isAlive(holder))) {
    lock?.close();
    throw new LockedError(
      `Another Aulo ${holder === null ? "" : `(process ${holder.pid}) `}has the data folder ${dataDir}; stop it, or name another AULO_DATA_DIR.`,
    );
  }
  const own: Holder = { pid: process.pid, began: beganOf(process.pid) };
  writeFileSync(holderPath, JSON.stringify(own));
  return () => {
    rmSync(holderPath, { force: true });
    lock.close();
  };
}

/** Null when another connection holds the lock, in this process or another. */
function takeLock(path: string): DatabaseSync | null {
  const database = new DatabaseSync(path);
  try {
    database.exec("PRAGMA journal_mode = MEMORY; PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE");
    return database;
  } catch (error) {
    database.close();
    if (error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY) return null;
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

/** Whether the holder is a running process: of an earlier version, when the kernel's lock is free. */
function isAlive({ pid, began }: Holder): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  return beganOf(pid) === began;
}
