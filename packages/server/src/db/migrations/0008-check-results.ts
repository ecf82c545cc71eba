import { type Kysely, type Migration, sql } from "kysely";

/** The result of a check, as it was when the check ended. Checks that ended with an earlier version have none. */
export const checkResults: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`ALTER TABLE checks ADD COLUMN result jsonb`.execute(db);
  },
};
