import { type Kysely, type Migration, sql } from "kysely";

/**
 * Answers wait here until they move the difficulty of their item. An answer that changed the item's row itself would hold back every other learner
 * who answers the same item, until its transaction ends.
 */
export const measurements: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`
      CREATE TABLE measurements (
        id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
        item text NOT NULL,
        authored text NOT NULL,
        measurement jsonb NOT NULL
      )`.execute(db);
  },
};
