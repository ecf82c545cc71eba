export async function up(db) {
  await db.query(`ALTER TABLE tickets
    ADD COLUMN status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'closed'))`);
  await db.query("UPDATE tickets SET status = 'closed' WHERE closed_at IS NOT NULL");
}

export async function down(db) {
  await db.query("DROP TABLE tickets");
}
