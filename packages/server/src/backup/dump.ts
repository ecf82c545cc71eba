import { type Kysely, sql } from "kysely";
import { selectApplied } from "../db/migrate.ts";
import type { Database } from "../db/tables.ts";

/** A row of a table as a JSON object of each column's text in PostgreSQL, which tells every value: JSON null is not NULL. */
export type Row = { table: string; row: string };

export type Column = { name: string; type: string };

export type Dump = { migrations: string[]; rows: Row[] };

/** Everything in the database at one moment: the transaction has the embedded database alone. */
export function dumpDatabase(db: Kysely<Database>): Promise<Dump> {
  return db.transaction().execute(async (tx) => {
    const rows: Row[] = [];
    for (const table of await selectTables(tx)) {
      const texts = (await selectColumns(tx, table)).map(({ name }) => sql`${sql.ref(name)}::text`);
      const found = await sql<{ row: string }>`
        SELECT row_to_json(t)::text AS row FROM (SELECT ${sql.join(texts)} FROM ${sql.table(table)}) AS t`.execute(
        tx,
      );
      for (const { row } of found.rows) rows.push({ table, row });
    }
    return { migrations: await selectApplied(tx), rows };
  });
}

/** Names of the tables of learners' data, sorted. */
export async function selectTables(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT tablename AS name FROM pg_tables
    WHERE schemaname = 'public' AND tablename NOT LIKE 'kysely%' ORDER BY 1`.execute(db);
  return rows.map(({ name }) => name);
}

/** The columns of a table in their order, with the names of their types. */
export async function selectColumns(db: Kysely<Database>, table: string): Promise<Column[]> {
  const { rows } = await sql<Column>`
    SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
    WHERE attrelid = ${table}::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`.execute(db);
  return rows;
}
