import { type Kysely, type Migration, sql } from "kysely";

/**
 * The purpose `prove` of a check is `test-out` now, and the `rule` of a step's reason is its `cause`.
 *
 * The log never changes: `StoredEvent` reads the old purpose of its entries as the new one. Stored replies are changed, since
 * a repeated request gets its stored reply, which must fit the contract.
 */
export const renamedWords: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`UPDATE checks SET purpose = 'test-out' WHERE purpose = 'prove'`.execute(db);
    await sql`UPDATE replies SET reply = replace(replace(reply::text,
      '"purpose": "prove"', '"purpose": "test-out"'), '"rule": "', '"cause": "')::jsonb`.execute(db);
  },
};
