import { type Kysely, type Migration, sql } from "kysely";

/** Counts of requests that nodes limit together, in the form of rate-limiter-flexible. The embedded database leaves it empty. */
export const rateLimits: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`
      CREATE TABLE rate_limits (
        key varchar(255) PRIMARY KEY,
        points integer NOT NULL DEFAULT 0,
        expire bigint
      )`.execute(db);
  },
};
