import { type Kysely, type Migration, sql } from "kysely";

const TABLES = [
  sql`CREATE TABLE learners (
    id uuid PRIMARY KEY,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  sql`CREATE TABLE tokens (
    hash text PRIMARY KEY,
    learner_id uuid NOT NULL REFERENCES learners ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  sql`CREATE INDEX tokens_by_learner ON tokens (learner_id)`,
  sql`CREATE TABLE goals (
    id uuid PRIMARY KEY,
    learner_id uuid NOT NULL REFERENCES learners ON DELETE CASCADE,
    text text NOT NULL,
    title text NOT NULL,
    targets jsonb NOT NULL,
    dropped jsonb NOT NULL,
    waits jsonb NOT NULL,
    active boolean NOT NULL,
    created_at timestamptz NOT NULL
  )`,
  sql`CREATE INDEX goals_by_learner ON goals (learner_id, created_at)`,
  sql`CREATE UNIQUE INDEX one_active_goal ON goals (learner_id) WHERE active`,
  sql`CREATE TABLE log (
    learner_id uuid NOT NULL REFERENCES learners ON DELETE CASCADE,
    sequence integer NOT NULL CHECK (sequence > 0),
    id uuid NOT NULL,
    at timestamptz NOT NULL,
    kind text NOT NULL,
    event jsonb NOT NULL,
    check_id uuid,
    why text,
    note text NOT NULL DEFAULT '',
    PRIMARY KEY (learner_id, sequence),
    UNIQUE (learner_id, id)
  )`,
  sql`CREATE TABLE states (
    learner_id uuid PRIMARY KEY REFERENCES learners ON DELETE CASCADE,
    engine_version integer NOT NULL,
    graph text NOT NULL,
    sequence integer NOT NULL,
    state jsonb NOT NULL
  )`,
  sql`CREATE TABLE checks (
    id uuid PRIMARY KEY,
    learner_id uuid NOT NULL REFERENCES learners ON DELETE CASCADE,
    purpose text NOT NULL,
    concept text,
    state text NOT NULL,
    seed integer NOT NULL,
    open_item jsonb NOT NULL,
    answers jsonb NOT NULL,
    before jsonb NOT NULL,
    started_at timestamptz NOT NULL
  )`,
  sql`CREATE INDEX checks_by_learner ON checks (learner_id)`,
  sql`CREATE UNIQUE INDEX one_open_check ON checks (learner_id, purpose, coalesce(concept, '')) WHERE state = 'open'`,
  sql`CREATE TABLE drafts (
    learner_id uuid NOT NULL REFERENCES learners ON DELETE CASCADE,
    exercise text NOT NULL,
    files jsonb NOT NULL,
    saved_at timestamptz NOT NULL,
    PRIMARY KEY (learner_id, exercise)
  )`,
  sql`CREATE TABLE replies (
    learner_id uuid NOT NULL REFERENCES learners ON DELETE CASCADE,
    key text NOT NULL,
    request text NOT NULL,
    reply jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (learner_id, key)
  )`,
];

/** A cascade removes the learner's row first, so an entry can be deleted only with its learner. */
const APPEND_ONLY = [
  sql`CREATE FUNCTION refuse_log_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM learners WHERE id = OLD.learner_id) THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'The log is append-only: it goes only with its learner.';
  END $$`,
  sql`CREATE TRIGGER log_is_append_only BEFORE UPDATE OR DELETE ON log FOR EACH ROW EXECUTE FUNCTION refuse_log_change()`,
  sql`CREATE FUNCTION refuse_log_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'The log is append-only: it goes only with its learner.';
  END $$`,
  sql`CREATE TRIGGER log_is_not_truncated BEFORE TRUNCATE ON log FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_truncate()`,
];

export const firstTables: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [...TABLES, ...APPEND_ONLY]) await statement.execute(db);
  },
};
