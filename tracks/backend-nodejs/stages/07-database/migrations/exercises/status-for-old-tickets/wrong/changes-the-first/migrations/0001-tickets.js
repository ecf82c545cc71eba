// This one has been applied in production. It does not change any more.

export async function up(db) {
  await db.query(`CREATE TABLE tickets (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title text NOT NULL,
    closed_at timestamptz,
    status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'closed'))
  )`);
}

export async function down(db) {
  await db.query("DROP TABLE tickets");
}
