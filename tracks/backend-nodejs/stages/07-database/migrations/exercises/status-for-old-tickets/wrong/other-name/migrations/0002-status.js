const UP = [
  "ALTER TABLE tickets ADD COLUMN state text",
  "UPDATE tickets SET state = CASE WHEN closed_at IS NULL THEN 'open' ELSE 'closed' END",
  "ALTER TABLE tickets ALTER COLUMN state SET DEFAULT 'open', ALTER COLUMN state SET NOT NULL",
  "ALTER TABLE tickets ADD CHECK (state IN ('open', 'closed'))",
];
const DOWN = [
  "ALTER TABLE tickets DROP state",
];

export async function up(db) {
  for (const step of UP) await db.query(step);
}

export async function down(db) {
  for (const step of DOWN) await db.query(step);
}
