import { type Kysely, type Migration, sql } from "kysely";

/**
 * Tokens get an id, by which a learner can revoke one, and the time and client of their last use. Indexes find the voids of a learner
 * and the entries of one check or on one concept without reading the whole log.
 */
export const tokensAndIndexes: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`
      ALTER TABLE tokens
        ADD COLUMN id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
        ADD COLUMN used_at timestamptz,
        ADD COLUMN used_by text NOT NULL DEFAULT ''`.execute(db);
    await sql`CREATE INDEX log_voids ON log (learner_id) WHERE kind = 'voided'`.execute(db);
    await sql`CREATE INDEX log_by_check ON log (learner_id, check_id, sequence)`.execute(db);
    await sql`CREATE INDEX log_by_concept ON log (learner_id, (event->>'concept'), sequence)`.execute(db);
  },
};
