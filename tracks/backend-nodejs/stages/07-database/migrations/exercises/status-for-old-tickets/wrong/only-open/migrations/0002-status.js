const UP = [
  "ALTER TABLE tickets ADD COLUMN status text",
  "UPDATE tickets SET status = CASE WHEN closed_at IS NULL THEN 'open' ELSE 'closed' END",
  "ALTER TABLE tickets ALTER COLUMN status SET DEFAULT 'open', ALTER COLUMN status SET NOT NULL",
  "ALTER TABLE tickets ADD CHECK (status = 'open' OR closed_at < '2031-01-01')",
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
