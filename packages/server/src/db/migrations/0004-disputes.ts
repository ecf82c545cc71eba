import { type Kysely, type Migration, sql } from "kysely";

/** `json`, because a typed answer may hold the character U+0000, which `jsonb` refuses. */
export const disputes: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`CREATE TABLE disputes (
      learner_id uuid NOT NULL REFERENCES learners ON DELETE CASCADE,
      event uuid NOT NULL,
      item text NOT NULL,
      reason text NOT NULL CHECK (reason <> ''),
      answer json,
      files json,
      track_version integer NOT NULL,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (learner_id, event)
    )`.execute(db);
  },
};
