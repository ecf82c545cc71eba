/**
 * Notices when the embedded database has lost its end.
 *
 * PostgreSQL takes the first record of its write-ahead log that it cannot read for the end of the log, so a log that was cut off by a broken
 * disk or a bad copy would silently lose the last changes. A file beside the database holds the place up to which the log was flushed.
 * A start compares the two.
 *
 * The file is written within a second of a change, and it never runs ahead of the log, so a crash or a power cut is no loss.
 */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import { z } from "zod";
import { repeat } from "./repeat.ts";
import type { Database } from "./tables.ts";

/** The database lacks changes that it had; the message is one sentence for the person who starts Aulo. */
export class LostChangesError extends Error {
  override name = "LostChangesError";
}

const FILE = "last-change";
const PAUSE_MS = 1_000;

/** A place in the write-ahead log, in bytes from its start. */
const Place = z.coerce.number().int().nonnegative();

/** @throws LostChangesError when the log ends before the place that it had reached */
export async function ensureNothingLost(db: Kysely<Database>, dataDir: string): Promise<void> {
  const reached = readPlace(dataDir);
  const ends = await endAtStart(db);
  if (ends < reached)
    throw new LostChangesError(
      `The database in ${dataDir} lost its last changes: its write-ahead log ends ${reached - ends} bytes before the place that it had reached. Restore a copy of the folder, or delete the file ${join(dataDir, FILE)} to go on with what is left.`,
    );
}

/** Notes the place of the last change, now and then. `changed` tells of a change. */
export function noteChanges(
  db: Kysely<Database>,
  dataDir: string,
): { changed: () => void; stop: () => Promise<void> } {
  let isChanged = true;
  const note = async () => {
    if (!isChanged) return;
    isChanged = false;
    try {
      writePlace(dataDir, await endOnDisk(db));
    } catch {
      // The disk is full, or the database is closed: the place before it stays, and it is true.
      isChanged = true;
    }
  };
  const { stop } = repeat(PAUSE_MS, note);
  return {
    changed: () => {
      isChanged = true;
    },
    stop,
  };
}

/**
 * The place at which a start found the end of the log: there it writes a checkpoint, unless the last stop wrote one at the end. The end
 * after the start would be too far: its first queries alone write 90 KB, which would hide the loss of many answers.
 */
async function endAtStart(db: Kysely<Database>): Promise<number> {
  return toPlace(
    await sql<LogPlace>`SELECT (checkpoint_lsn - '0/0')::text AS place FROM pg_control_checkpoint()`.execute(
      db,
    ),
  );
}

/** The end of the log on the disk. */
async function endOnDisk(db: Kysely<Database>): Promise<number> {
  return toPlace(await sql<LogPlace>`SELECT (pg_current_wal_flush_lsn() - '0/0')::text AS place`.execute(db));
}

type LogPlace = { place: string };

function toPlace({ rows }: { rows: readonly LogPlace[] }): number {
  return Place.parse(rows[0]?.place);
}

/** 0 when it is not known. */
function readPlace(dataDir: string): number {
  try {
    return Place.parse(readFileSync(join(dataDir, FILE), "utf8"));
  } catch {
    return 0;
  }
}

function writePlace(dataDir: string, place: number): void {
  const path = join(dataDir, FILE);
  writeFileSync(`${path}.new`, String(place), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
