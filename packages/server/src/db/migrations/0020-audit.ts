import { type Kysely, type Migration, sql } from "kysely";

/** Who saw or changed something of somebody. An entry on a learner can be deleted only once the learner is gone; every other entry stays. */
const STATEMENTS = [
  sql`CREATE TABLE audit_log (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    kind text NOT NULL,
    actor_id uuid,
    actor_role text,
    cohort_id uuid,
    learner_id uuid,
    detail text NOT NULL
  )`,
  sql`CREATE INDEX audit_log_by_learner ON audit_log (learner_id, id)`,
  sql`CREATE INDEX audit_log_by_cohort ON audit_log (cohort_id, id)`,
  sql`CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' THEN
      IF OLD.learner_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM learners WHERE id = OLD.learner_id) THEN
        RETURN OLD;
      END IF;
    END IF;
    RAISE EXCEPTION 'The audit log is append-only.';
  END $$`,
  sql`CREATE TRIGGER audit_log_is_append_only BEFORE UPDATE OR DELETE ON audit_log
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()`,
  sql`CREATE TRIGGER audit_log_is_not_truncated BEFORE TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()`,
  sql`CREATE FUNCTION forget_audited() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (SELECT 1 FROM learners WHERE id = OLD.id) THEN
      DELETE FROM audit_log WHERE learner_id = OLD.id;
    END IF;
    RETURN NULL;
  END $$`,
  sql`CREATE CONSTRAINT TRIGGER audit_log_loses_deleted_learner AFTER DELETE ON learners
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION forget_audited()`,
];

export const audit: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of STATEMENTS) await statement.execute(db);
  },
};
