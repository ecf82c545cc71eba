import { type Kysely, type Migration, sql } from "kysely";

/** A learner's role. Everybody begins as a learner; `http/rights.ts` says what the others may do. */
export const roles: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`ALTER TABLE learners ADD COLUMN role text NOT NULL DEFAULT 'learner'
      CHECK (role IN ('learner', 'mentor', 'admin'))`.execute(db);
  },
};
