import { type Kysely, type Migration, sql } from "kysely";

/**
 * A draft counts its changes, so that an older tab cannot overwrite a newer one.
 *
 * Stored replies lack the new fields of the contract. They serve a retry within minutes, so they are deleted.
 */
export const draftRevisions: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`ALTER TABLE drafts ADD COLUMN revision integer NOT NULL DEFAULT 1 CHECK (revision > 0)`.execute(
      db,
    );
    await sql`DELETE FROM replies`.execute(db);
  },
};
