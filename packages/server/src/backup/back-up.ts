import { Readable } from "node:stream";
import type { Config } from "../config.ts";
import { connect } from "../db/connect.ts";
import { LockedError } from "../db/lock.ts";
import { hasDatabase } from "../db/restored-data.ts";
import { BackupError, packDump, writeBackup } from "./backup-file.ts";
import { dumpDatabase } from "./dump.ts";
import { readOperator } from "./operator.ts";

/** Rows of a backup that its owner can recognise. */
export type Contents = { createdAt: string; learners: number; entries: number };

export type BackedUp =
  | ({ kind: "saved"; file: string } & Contents)
  | { kind: "no-data"; dataDir: string }
  /** The data is in the server of `DATABASE_URL`, which has tools of its own. */
  | { kind: "database-server" };

/**
 * Writes the embedded database into a new file. A running Aulo is asked for it, because it alone may use the data folder; its other
 * requests wait while the rows are read.
 *
 * @throws BackupError when the file cannot be written or the running Aulo does not respond, and like `connect`
 */
export async function backUp(
  { databaseUrl, dataDir }: Pick<Config, "databaseUrl" | "dataDir">,
  file: string,
): Promise<BackedUp> {
  if (databaseUrl !== null) return { kind: "database-server" };
  if (!hasDatabase(dataDir)) return { kind: "no-data", dataDir };
  const header = await writeBackup(file, () => openData(dataDir));
  return { kind: "saved", file, ...contentsOf(header) };
}

export function contentsOf({
  createdAt,
  rows,
}: {
  createdAt: string;
  rows: Record<string, number>;
}): Contents {
  return { createdAt, learners: rows.learners ?? 0, entries: rows.log ?? 0 };
}

async function openData(dataDir: string): Promise<Readable> {
  try {
    const { db, close } = await connect({ databaseUrl: null, dataDir });
    try {
      return packDump(await dumpDatabase(db), Date.now());
    } finally {
      await close();
    }
  } catch (error) {
    if (error instanceof LockedError) return askRunning(dataDir, error);
    throw error;
  }
}

/** @throws BackupError when the Aulo that has the data folder gives no backup */
async function askRunning(dataDir: string, locked: LockedError): Promise<Readable> {
  const operator = readOperator(dataDir);
  if (operator === null)
    throw new BackupError(`${locked.message} It may be starting or stopping: try again.`);
  const response = await fetch(new URL("/backup", operator.address), {
    headers: { authorization: `Bearer ${operator.key}` },
  }).catch(() => null);
  if (response?.headers.get("content-type") !== "application/gzip" || response.body === null)
    throw new BackupError(`Aulo at ${operator.address} does not give a backup. Stop it, and try again.`);
  return Readable.from(response.body);
}
