import { type Kysely, type Migration, sql } from "kysely";

/**
 * Marks learners whose log came with an import: anybody can write such a file, so their answers do not count for the difficulty of
 * items, which all learners share.
 *
 * Learners who imported with an earlier version are not marked.
 */
export const importedLearners: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`ALTER TABLE learners ADD COLUMN imported boolean NOT NULL DEFAULT false`.execute(db);
  },
};
