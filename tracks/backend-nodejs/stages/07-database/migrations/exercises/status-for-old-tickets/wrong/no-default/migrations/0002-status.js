const STEPS = [
  "ALTER TABLE tickets ADD COLUMN status text",
  "UPDATE tickets SET status = CASE WHEN closed_at IS NULL THEN 'open' ELSE 'closed' END",
  "ALTER TABLE tickets ALTER COLUMN status SET NOT NULL",
  "ALTER TABLE tickets ADD CHECK (status IN ('open', 'closed'))",
];

export async function up(knex) {
  for (const step of STEPS) await knex.raw(step);
}

export const down = (knex) => knex.raw("ALTER TABLE tickets DROP COLUMN status");
