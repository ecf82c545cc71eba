import { type Kysely, type Migration, sql } from "kysely";

const TABLES = [
  sql`CREATE TABLE runs (
    id uuid PRIMARY KEY,
    learner_id uuid NOT NULL REFERENCES learners ON DELETE CASCADE,
    asked json NOT NULL,
    job json,
    state text NOT NULL CHECK (state IN ('queued', 'running', 'ended')),
    attempt integer NOT NULL DEFAULT 0,
    outcome json,
    result json,
    created_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz
  )`,
  sql`CREATE INDEX runs_by_learner ON runs (learner_id, created_at)`,
  sql`CREATE INDEX runs_under_way ON runs (created_at, id) WHERE state <> 'ended'`,
  sql`CREATE INDEX runs_by_end ON runs (ended_at) WHERE state = 'ended'`,
  sql`CREATE TABLE run_events (
    run_id uuid NOT NULL REFERENCES runs ON DELETE CASCADE,
    number integer NOT NULL CHECK (number > 0),
    event json NOT NULL,
    PRIMARY KEY (run_id, number)
  )`,
  sql`CREATE TABLE judges (
    id uuid PRIMARY KEY,
    facts jsonb NOT NULL,
    seen_at timestamptz NOT NULL DEFAULT now()
  )`,
];

/**
 * Runs are rows, so that every node of a PostgreSQL server knows them. `judges` has the nodes that run code, each with the strength of its
 * sandboxes. The embedded database keeps runs in memory and leaves these tables empty.
 *
 * The columns are json and not jsonb, which refuses U+0000 and halves of surrogate pairs: learners' code may print both.
 */
export const runs: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of TABLES) await statement.execute(db);
  },
};
