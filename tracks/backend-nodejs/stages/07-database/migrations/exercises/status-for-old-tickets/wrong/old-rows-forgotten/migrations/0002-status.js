export async function up(db) {
  await db.query(`ALTER TABLE tickets
    ADD COLUMN status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'closed'))`);
}

export async function down(db) {
  await db.query("ALTER TABLE tickets DROP COLUMN status");
}
