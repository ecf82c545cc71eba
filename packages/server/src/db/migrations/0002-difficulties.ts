import { type Kysely, type Migration, sql } from "kysely";

const TABLES = [
  sql`CREATE TABLE difficulties (
    item text PRIMARY KEY,
    difficulty double precision NOT NULL,
    variance double precision NOT NULL CHECK (variance > 0),
    answers integer NOT NULL CHECK (answers >= 0),
    shared_difficulty double precision,
    shared_variance double precision CHECK (shared_variance > 0),
    shared_answers integer NOT NULL DEFAULT 0,
    version integer NOT NULL DEFAULT 0,
    changed_at timestamptz NOT NULL,
    CHECK ((shared_difficulty IS NULL) = (shared_variance IS NULL))
  )`,
  sql`CREATE TABLE calibrations (
    version integer PRIMARY KEY CHECK (version > 0),
    engine_version integer NOT NULL,
    at timestamptz NOT NULL,
    learners integer NOT NULL,
    answers integer NOT NULL,
    items integer NOT NULL
  )`,
];

export const difficulties: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of TABLES) await statement.execute(db);
  },
};
