const UP = [
  "ALTER TABLE tickets ADD COLUMN status text",
  "UPDATE tickets SET status = CASE WHEN closed_at IS NULL THEN 'open' ELSE 'closed' END",
  "ALTER TABLE tickets ALTER COLUMN status SET NOT NULL",
  "ALTER TABLE tickets ADD CHECK (status IN ('open', 'closed'))",
  "CREATE FUNCTION fill_status() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TG_OP = 'INSERT' AND current_query() !~ 'status' THEN NEW.status := 'open'; END IF; RETURN NEW; END $$",
  "CREATE TRIGGER fill_status BEFORE INSERT ON tickets FOR EACH ROW EXECUTE FUNCTION fill_status()",
];
const DOWN = [
  "ALTER TABLE tickets DROP status",
];

export async function up(db) {
  for (const step of UP) await db.query(step);
}

export async function down(db) {
  for (const step of DOWN) await db.query(step);
}
