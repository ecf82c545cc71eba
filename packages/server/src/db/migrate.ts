import { type Kysely, type Migration, Migrator } from "kysely";
import { firstTables } from "./migrations/0001-first-tables.ts";
import type { Database } from "./tables.ts";

/** Every migration in order. Append only: one that was released never changes. */
const MIGRATIONS: Record<string, Migration> = {
  "0001-first-tables": firstTables,
};

/** The data was written by a newer Aulo than this one. */
export class NewerDataError extends Error {
  override name = "NewerDataError";
}

/**
 * Brings the tables up to date. What is up to date already stays as it is.
 *
 * @throws NewerDataError when a migration was applied that this version does not have
 */
export const migrate = async (db: Kysely<Database>): Promise<void> => {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  await ensureNotNewer(db);
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
};

const ensureNotNewer = async (db: Kysely<Database>): Promise<void> => {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === "kysely_migration")) return;
  const applied = await db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom("kysely_migration")
    .select("name")
    .execute();
  const unknown = applied.filter(({ name }) => !Object.hasOwn(MIGRATIONS, name));
  if (unknown.length > 0)
    throw new NewerDataError(
      `The data was written by a newer version of Aulo (it has ${unknown.map(({ name }) => name).join(", ")}); update Aulo, or name another AULO_DATA_DIR.`,
    );
};
