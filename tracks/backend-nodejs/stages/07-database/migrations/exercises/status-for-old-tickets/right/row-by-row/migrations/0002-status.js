export const up = async (db) => {
  await db.query(`
    ALTER TABLE tickets ADD COLUMN status varchar(6);
    ALTER TABLE tickets ALTER status SET DEFAULT 'open';
    ALTER TABLE tickets ADD CONSTRAINT status_known CHECK (status = 'open' OR status = 'closed');
    CREATE INDEX tickets_by_status ON tickets (status);
  `);
  const { rows } = await db.query("SELECT * FROM tickets");
  for (const ticket of rows) {
    const status = ticket.closed_at ? "closed" : "open";
    await db.query("UPDATE tickets SET status = $1 WHERE id = $2", [status, ticket.id]);
  }
  await db.query("ALTER TABLE tickets ALTER status SET NOT NULL");
};

export const down = async (db) => {
  await db.query("DROP INDEX IF EXISTS tickets_by_status");
  await db.query("ALTER TABLE tickets DROP CONSTRAINT status_known");
  await db.query("ALTER TABLE IF EXISTS tickets DROP COLUMN IF EXISTS status CASCADE");
};
