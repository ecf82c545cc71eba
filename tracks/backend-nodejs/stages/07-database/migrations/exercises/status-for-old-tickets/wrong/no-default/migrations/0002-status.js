const STEPS = [
  "ALTER TABLE tickets ADD COLUMN status text",
  "UPDATE tickets SET status = CASE WHEN closed_at IS NULL THEN 'open' ELSE 'closed' END",
  "ALTER TABLE tickets ALTER COLUMN status SET NOT NULL",
  "ALTER TABLE tickets ADD CHECK (status IN ('open', 'closed'))",
];

export async function up(db) {
  for (const step of STEPS) await db.query(step);
}

export const down = (db) => db.query("ALTER TABLE tickets DROP status");
