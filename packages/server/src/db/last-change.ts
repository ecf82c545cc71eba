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
  const ends = await placeOf(db, "pg_current_wal_insert_lsn");
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
  let last = Promise.resolve();
  const note = async () => {
    if (!isChanged) return;
    isChanged = false;
    try {
      writePlace(dataDir, await placeOf(db, "pg_current_wal_flush_lsn"));
    } catch {
      // The disk is full, or the database is closed: the place before it stays, and it is true.
      isChanged = true;
    }
  };
  const timer = setInterval(() => {
    last = last.then(note);
  }, PAUSE_MS);
  timer.unref();
  return {
    changed: () => {
      isChanged = true;
    },
    stop: async () => {
      clearInterval(timer);
      await last;
    },
  };
}

async function placeOf(
  db: Kysely<Database>,
  name: "pg_current_wal_insert_lsn" | "pg_current_wal_flush_lsn",
): Promise<number> {
  const { rows } = await sql<{ place: string }>`SELECT (${sql.raw(name)}() - '0/0')::text AS place`.execute(
    db,
  );
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
