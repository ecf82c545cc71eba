import { PGlite } from "@electric-sql/pglite";
import { Kysely } from "kysely";
import { describe } from "vitest";
import { type Connected, connect } from "../db/connect.ts";
import { toEmbedded } from "../db/embedded.ts";
import { migrate } from "../db/migrate.ts";
import { pgliteDialect } from "../db/pglite-dialect.ts";
import type { Database } from "../db/tables.ts";
import { readTemplate } from "../db/template.ts";
import { createOwnDatabase } from "./own-database.ts";

const SERVER = process.env.AULO_TEST_DATABASE_URL;

/** A fresh, migrated PGlite in memory. */
export async function openPgliteInMemory(): Promise<Connected> {
  const template = readTemplate();
  const pglite = await PGlite.create(template === null ? {} : { loadDataDir: template });
  const embedded = toEmbedded(pglite, async () => pglite);
  const db = new Kysely<Database>({ dialect: pgliteDialect(embedded) });
  await migrate(db);
  return { db, url: null, close: () => db.destroy() };
}

/** A fresh, migrated database on the server of AULO_TEST_DATABASE_URL, which is dropped when it is closed. */
export async function openOnServer(): Promise<Connected> {
  const { url, drop } = await createOwnDatabase(SERVER ?? "");
  const { db, close } = await connect({ databaseUrl: url, dataDir: "" });
  await migrate(db);
  return {
    db,
    url,
    close: async () => {
      await close();
      await drop();
    },
  };
}

/** Runs the same tests on PGlite and, when AULO_TEST_DATABASE_URL is set, on a PostgreSQL server. */
export function onEachDatabase(title: string, define: (open: () => Promise<Connected>) => void): void {
  describe(`${title}, on PGlite`, () => define(openPgliteInMemory));
  describe.skipIf(SERVER === undefined)(`${title}, on a PostgreSQL server`, () => define(openOnServer));
}

/** Runs tests on a PostgreSQL server alone; they are skipped without AULO_TEST_DATABASE_URL. */
export function onServer(title: string, define: (open: () => Promise<Connected>) => void): void {
  describe.skipIf(SERVER === undefined)(`${title}, on a PostgreSQL server`, () => define(openOnServer));
}
