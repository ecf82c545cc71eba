import { type Kysely, type Migration, sql } from "kysely";

/**
 * A goal keeps the time at which it was reached, and a learner the notice of a change that moved their concepts.
 *
 * Stored replies lack the new fields of the contract. They serve a retry within minutes, so they are deleted.
 */
export const codeAndNotices: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`ALTER TABLE goals ADD COLUMN reached_at timestamptz`.execute(db);
    await sql`ALTER TABLE learners ADD COLUMN notice jsonb`.execute(db);
    await sql`DELETE FROM replies`.execute(db);
  },
};
