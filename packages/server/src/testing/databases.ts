import { randomUUID } from "node:crypto";
import { PGlite } from "@electric-sql/pglite";
import { Kysely, sql } from "kysely";
import { describe } from "vitest";
import { type Connected, connect } from "../db/connect.ts";
import { toEmbedded } from "../db/embedded.ts";
import { migrate } from "../db/migrate.ts";
import { pgliteDialect } from "../db/pglite-dialect.ts";
import type { Database } from "../db/tables.ts";
import { readTemplate } from "../db/template.ts";

const SERVER = process.env.AULO_TEST_DATABASE_URL;

/** A fresh, migrated PGlite in memory. */
export async function openPgliteInMemory(): Promise<Connected> {
  const template = readTemplate();
  const pglite = await PGlite.create(template === null ? {} : { loadDataDir: template });
  const embedded = toEmbedded(pglite, async () => pglite);
  const db = new Kysely<Database>({ dialect: pgliteDialect(embedded) });
  await migrate(db);
  return { db, close: () => db.destroy() };
}

/** A fresh, migrated database on the server of AULO_TEST_DATABASE_URL, which is dropped when it is closed. */
export async function openOnServer(): Promise<Connected> {
  const name = `aulo_test_${randomUUID().replaceAll("-", "")}`;
  const url = new URL(SERVER ?? "");
  const admin = await connect({ databaseUrl: url.href, dataDir: "" });
  await sql`CREATE DATABASE ${sql.id(name)}`.execute(admin.db);
  url.pathname = `/${name}`;
  const { db, close } = await connect({ databaseUrl: url.href, dataDir: "" });
  await migrate(db);
  return {
    db,
    close: async () => {
      await close();
      await sql`DROP DATABASE ${sql.id(name)}`.execute(admin.db);
      await admin.close();
    },
  };
}

/** Runs the same tests on PGlite and, when AULO_TEST_DATABASE_URL is set, on a PostgreSQL server. */
export function onEachDatabase(title: string, define: (open: () => Promise<Connected>) => void): void {
  describe(`${title}, on PGlite`, () => define(openPgliteInMemory));
  describe.skipIf(SERVER === undefined)(`${title}, on a PostgreSQL server`, () => define(openOnServer));
}
