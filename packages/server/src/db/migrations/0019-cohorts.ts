import { type Kysely, type Migration, sql } from "kysely";

const TABLES = [
  sql`CREATE TABLE cohorts (
    id uuid PRIMARY KEY,
    mentor_id uuid NOT NULL,
    mentor_name text NOT NULL,
    title text NOT NULL,
    goal jsonb,
    due_on text,
    due_set_at timestamptz,
    created_at timestamptz NOT NULL
  )`,
  sql`CREATE INDEX cohorts_by_mentor ON cohorts (mentor_id)`,
  sql`CREATE TABLE cohort_members (
    id uuid PRIMARY KEY,
    cohort_id uuid NOT NULL REFERENCES cohorts ON DELETE CASCADE,
    learner_id uuid NOT NULL,
    name text NOT NULL,
    shares_map boolean NOT NULL,
    joined_at timestamptz NOT NULL,
    UNIQUE (cohort_id, learner_id)
  )`,
  sql`CREATE INDEX cohort_members_by_learner ON cohort_members (learner_id)`,
  sql`CREATE TABLE cohort_invitations (
    id uuid PRIMARY KEY,
    cohort_id uuid NOT NULL REFERENCES cohorts ON DELETE CASCADE,
    code_hash text NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    uses integer NOT NULL DEFAULT 0,
    most integer NOT NULL
  )`,
  sql`CREATE INDEX cohort_invitations_by_cohort ON cohort_invitations (cohort_id)`,
  sql`CREATE TABLE cohort_recommendations (
    id uuid PRIMARY KEY,
    cohort_id uuid NOT NULL REFERENCES cohorts ON DELETE CASCADE,
    member_id uuid NOT NULL REFERENCES cohort_members ON DELETE CASCADE,
    concept text NOT NULL,
    note text NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (member_id, concept)
  )`,
  sql`CREATE INDEX cohort_recommendations_by_cohort ON cohort_recommendations (cohort_id)`,
  sql`CREATE TABLE cohort_comments (
    id uuid PRIMARY KEY,
    cohort_id uuid NOT NULL,
    learner_id uuid NOT NULL,
    cohort_title text NOT NULL,
    mentor_name text NOT NULL,
    item text NOT NULL,
    text text NOT NULL,
    created_at timestamptz NOT NULL,
    read boolean NOT NULL DEFAULT false
  )`,
  sql`CREATE INDEX cohort_comments_by_learner ON cohort_comments (learner_id, created_at)`,
  sql`CREATE TABLE cohort_standings (
    learner_id uuid PRIMARY KEY,
    engine_version integer NOT NULL,
    graph text NOT NULL,
    sequence integer NOT NULL,
    inserted_by text NOT NULL,
    shown jsonb NOT NULL,
    weak jsonb NOT NULL,
    stuck jsonb NOT NULL,
    passed jsonb NOT NULL,
    missed jsonb NOT NULL,
    last_answer_at timestamptz
  )`,
  sql`CREATE TABLE cohort_limits (
    is_single boolean PRIMARY KEY DEFAULT true CHECK (is_single),
    members_per_cohort integer NOT NULL,
    cohorts_per_mentor integer NOT NULL
  )`,
];

/**
 * Deletes a learner's rows when the transaction that deleted the learner ends. They have no foreign key to `learners`: an import deletes the
 * learner and inserts it again in one transaction, and must not end memberships.
 */
const GOES_WITH_LEARNER = [
  sql`CREATE FUNCTION leave_cohorts() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT 1 FROM learners WHERE id = OLD.id) THEN
      RETURN NULL;
    END IF;
    DELETE FROM cohorts WHERE mentor_id = OLD.id;
    DELETE FROM cohort_members WHERE learner_id = OLD.id;
    DELETE FROM cohort_comments WHERE learner_id = OLD.id;
    RETURN NULL;
  END $$`,
  sql`CREATE CONSTRAINT TRIGGER cohorts_lose_deleted_learner AFTER DELETE ON learners
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION leave_cohorts()`,
];

/** However a learner's last membership ends, no standing is kept. */
const GOES_WITH_LAST_MEMBERSHIP = [
  sql`CREATE FUNCTION forget_standing() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    DELETE FROM cohort_standings WHERE learner_id = OLD.learner_id
      AND NOT EXISTS (SELECT 1 FROM cohort_members WHERE learner_id = OLD.learner_id);
    RETURN NULL;
  END $$`,
  sql`CREATE TRIGGER standing_goes_with_last_membership AFTER DELETE ON cohort_members
    FOR EACH ROW EXECUTE FUNCTION forget_standing()`,
];

export const cohorts: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of [...TABLES, ...GOES_WITH_LEARNER, ...GOES_WITH_LAST_MEMBERSHIP])
      await statement.execute(db);
  },
};
