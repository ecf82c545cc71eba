import { type Kysely, sql } from "kysely";
import type { Config } from "../config.ts";
import { connect } from "../db/connect.ts";
import { lockFolder } from "../db/lock.ts";
import { isKnownMigration, migrate, migrateLike } from "../db/migrate.ts";
import { finishReplacing, hasDatabase, replaceDatabase } from "../db/restored-data.ts";
import type { Database } from "../db/tables.ts";
import { type Contents, contentsOf } from "./back-up.ts";
import { BackupError, type Header, readHeader, readRows } from "./backup-file.ts";
import { type Row, selectColumns, selectTables } from "./dump.ts";

export type Restored =
  | ({ kind: "restored"; keptIn: string | null } & Contents)
  | ({ kind: "would-overwrite"; dataDir: string } & Contents)
  | { kind: "database-server" };

/** Rows that are inserted by one statement. */
const BATCH_ROWS = 500;

/**
 * Makes the embedded database from a backup, brings it up to date, and puts it in the place of the one before, which is kept. Until it
 * is complete, nothing is changed.
 *
 * @throws BackupError for a bad file, LockedError while Aulo runs
 */
export async function restore(
  { databaseUrl, dataDir }: Pick<Config, "databaseUrl" | "dataDir">,
  file: string,
  { overwrite }: { overwrite: boolean },
): Promise<Restored> {
  if (databaseUrl !== null) return { kind: "database-server" };
  const header = await readHeader(file);
  ensureKnown(file, header);
  const unlock = lockFolder(dataDir);
  try {
    finishReplacing(dataDir);
    if (hasDatabase(dataDir) && !overwrite)
      return { kind: "would-overwrite", dataDir, ...contentsOf(header) };
    const keptIn = await replaceDatabase(dataDir, (folder) => fill(folder, { file, header }));
    return { kind: "restored", keptIn, ...contentsOf(header) };
  } finally {
    unlock();
  }
}

async function fill(folder: string, { file, header }: { file: string; header: Header }): Promise<void> {
  const { db, close } = await connect({ databaseUrl: null, dataDir: folder });
  try {
    await migrateLike(db, header.migrations);
    await insertAll(db, file);
    await migrate(db);
  } finally {
    await close();
  }
}

function ensureKnown(file: string, { migrations }: Header): void {
  if (!migrations.every(isKnownMigration))
    throw new BackupError(`${file} was made by a newer version of Aulo; update Aulo first.`);
}

/** Foreign keys are not checked, because the tables come in the order of their names. */
async function insertAll(db: Kysely<Database>, file: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`SET LOCAL session_replication_role = replica`.execute(tx);
    const tables = await selectTables(tx);
    for (const table of tables) await sql`TRUNCATE ${sql.table(table)} CASCADE`.execute(tx);
    let batch: Row[] = [];
    for await (const row of readRows(file)) {
      if (!tables.includes(row.table)) throw new BackupError(`${file} has an unknown table, ${row.table}.`);
      if (batch.length === BATCH_ROWS || batch[0]?.table !== row.table) {
        await insert(tx, batch);
        batch = [];
      }
      batch.push(row);
    }
    await insert(tx, batch);
    for (const table of await selectNumbered(tx))
      await sql`SELECT setval(pg_get_serial_sequence(${table}, 'id'), max(id)) FROM ${sql.table(table)}`.execute(
        tx,
      );
  });
}

/** Tables whose ids the database counts. */
async function selectNumbered(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT table_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'id' AND is_identity = 'YES'`.execute(db);
  return rows.map(({ name }) => name);
}

async function insert(db: Kysely<Database>, batch: readonly Row[]): Promise<void> {
  const table = batch[0]?.table;
  if (table === undefined) return;
  const rows = `[${batch.map(({ row }) => row).join(",")}]`;
  const columns = await selectColumns(db, table);
  const names = columns.map(({ name }) => sql.ref(name));
  const texts = names.map((name) => sql`${name} text`);
  const values = columns.map(({ name, type }) => sql`${sql.ref(name)}::${sql.raw(type)}`);
  await sql`INSERT INTO ${sql.table(table)} (${sql.join(names)}) OVERRIDING SYSTEM VALUE
    SELECT ${sql.join(values)} FROM json_to_recordset(${rows}::json) AS r (${sql.join(texts)})`.execute(db);
}
