import { type Kysely, type Migration, sql } from "kysely";

/**
 * A state is stored compressed, and by its own transaction from time to time instead of by every change. It can
 * always be folded from the log, so states of the version before are dropped and folded anew.
 *
 * Checks are found in the order of their start.
 */
export const statesAndChecks: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`ALTER TABLE states DROP COLUMN state, ADD COLUMN state bytea`.execute(db);
    // Compressed already.
    await sql`ALTER TABLE states ALTER COLUMN state SET STORAGE EXTERNAL`.execute(db);
    await sql`UPDATE states SET sequence = 0`.execute(db);
    await sql`CREATE INDEX checks_by_start ON checks (learner_id, started_at)`.execute(db);
    await sql`DROP INDEX checks_by_learner`.execute(db);
  },
};
