import { type Kysely, type Migration, Migrator, NO_MIGRATIONS, sql } from "kysely";
import { firstTables } from "./migrations/0001-first-tables.ts";
import { difficulties } from "./migrations/0002-difficulties.ts";
import { renamedWords } from "./migrations/0003-renamed-words.ts";
import { disputes } from "./migrations/0004-disputes.ts";
import { codeAndNotices } from "./migrations/0005-code-and-notices.ts";
import { draftRevisions } from "./migrations/0006-draft-revisions.ts";
import { importedLearners } from "./migrations/0007-imported-learners.ts";
import { checkResults } from "./migrations/0008-check-results.ts";
import { reachedGoals } from "./migrations/0009-reached-goals.ts";
import { tokensAndIndexes } from "./migrations/0010-tokens-and-indexes.ts";
import { statesAndChecks } from "./migrations/0011-states-and-checks.ts";
import { runs } from "./migrations/0012-runs.ts";
import { rateLimits } from "./migrations/0013-rate-limits.ts";
import { measurements } from "./migrations/0014-measurements.ts";
import { accounts } from "./migrations/0015-accounts.ts";
import { apiTokens } from "./migrations/0016-api-tokens.ts";
import { roles } from "./migrations/0018-roles.ts";
import { cohorts } from "./migrations/0019-cohorts.ts";
import { audit } from "./migrations/0020-audit.ts";
import type { Database } from "./tables.ts";

/** Every migration in order. Append only: one that was released never changes. */
const MIGRATIONS: Record<string, Migration> = {
  "0001-first-tables": firstTables,
  "0002-difficulties": difficulties,
  "0003-renamed-words": renamedWords,
  "0004-disputes": disputes,
  "0005-code-and-notices": codeAndNotices,
  "0006-draft-revisions": draftRevisions,
  "0007-imported-learners": importedLearners,
  "0008-check-results": checkResults,
  "0009-reached-goals": reachedGoals,
  "0010-tokens-and-indexes": tokensAndIndexes,
  "0011-states-and-checks": statesAndChecks,
  "0012-runs": runs,
  "0013-rate-limits": rateLimits,
  "0014-measurements": measurements,
  "0015-accounts": accounts,
  "0016-api-tokens": apiTokens,
  "0018-roles": roles,
  "0019-cohorts": cohorts,
  "0020-audit": audit,
};

/** A newer version of Aulo wrote the data. */
export class NewerDataError extends Error {
  override name = "NewerDataError";
}

/**
 * Applies the migrations that the database does not have yet.
 *
 * @throws NewerDataError when a migration was applied that this version does not have
 */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const applied = await selectApplied(db);
  const unknown = applied.filter((name) => !isKnownMigration(name));
  if (unknown.length > 0)
    throw new NewerDataError(
      `The data was written by a newer version of Aulo (it has ${unknown.join(", ")}); update Aulo, or name another AULO_DATA_DIR.`,
    );
  if (applied.length === Object.keys(MIGRATIONS).length) return;
  const { error } = await migratorOf(db).migrateToLatest();
  if (error !== undefined) throw error;
}

/** Whether this version of Aulo has the migration. */
export function isKnownMigration(name: string): boolean {
  return Object.hasOwn(MIGRATIONS, name);
}

/** Gives an empty database the tables of another one, which has the migrations `applied`, all of them known here. */
export async function migrateLike(db: Kysely<Database>, applied: readonly string[]): Promise<void> {
  const { error } = await migratorOf(db).migrateTo(applied.toSorted().at(-1) ?? NO_MIGRATIONS);
  if (error !== undefined) throw error;
}

/** Names of the migrations that were applied to the database; none for a new one. */
export async function selectApplied(db: Kysely<Database>): Promise<string[]> {
  // Look up the table by name: Kysely's own listing of all tables takes a third of a second on PGlite.
  const { rows } = await sql<{ there: boolean }>`
    SELECT to_regclass('kysely_migration') IS NOT NULL AS there`.execute(db);
  if (rows[0]?.there !== true) return [];
  const applied = await sql<{ name: string }>`SELECT name FROM kysely_migration`.execute(db);
  return applied.rows.map(({ name }) => name);
}

function migratorOf(db: Kysely<Database>): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
}
