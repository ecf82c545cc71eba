import { type Kysely, type Migration, sql } from "kysely";

/**
 * Checks of the purpose `prove` are called `test-out` now. The log never changes: `StoredEvent` reads the old word of its
 * entries as the new one.
 */
export const testOut: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`UPDATE checks SET purpose = 'test-out' WHERE purpose = 'prove'`.execute(db);
    // A repeated request gets its stored reply, which must fit the contract.
    await sql`UPDATE replies SET reply = replace(reply::text, '"purpose": "prove"', '"purpose": "test-out"')::jsonb`.execute(
      db,
    );
  },
};
