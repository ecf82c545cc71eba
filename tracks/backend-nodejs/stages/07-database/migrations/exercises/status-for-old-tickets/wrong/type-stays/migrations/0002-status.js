export function up(db) {
  return db
    .query("CREATE TYPE ticket_status AS ENUM ('open', 'closed')")
    .then(() => db.query("ALTER TABLE tickets ADD status ticket_status DEFAULT 'open' NOT NULL"))
    .then(() => db.query({ text: "UPDATE tickets SET status = $1 WHERE NOT closed_at IS NULL", values: ["closed"] }));
}

export async function down(db) {
  await db.query("ALTER TABLE tickets DROP COLUMN status");
}
