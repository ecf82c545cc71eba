import { type Kysely, type Migration, sql } from "kysely";

/** A token for programs has a name, a scope and an end. Tokens of learners without an account have none of these. */
export const apiTokens: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`
      ALTER TABLE tokens
        ADD COLUMN name text NOT NULL DEFAULT '',
        ADD COLUMN scope text CHECK (scope IN ('read', 'write')),
        ADD COLUMN expires_at timestamptz,
        ADD CHECK ((scope IS NULL) = (expires_at IS NULL))`.execute(db);
  },
};
