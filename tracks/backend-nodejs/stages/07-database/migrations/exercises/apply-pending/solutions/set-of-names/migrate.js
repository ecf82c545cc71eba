const MARKS = `
  CREATE TABLE IF NOT EXISTS migrations (
    id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       text NOT NULL UNIQUE,
    applied_at timestamptz NOT NULL DEFAULT now()
  )
`;

export async function migrate(db, migrations) {
  await db.exec(MARKS);
  const { rows } = await db.query("SELECT name FROM migrations");
  const had = new Set(rows.map(({ name }) => name));
  const sqlByName = new Map(migrations.map(({ name, sql }) => [name, sql]));
  const pending = [...sqlByName.keys()].filter((name) => !had.has(name)).sort();

  for (const name of pending) {
    await db.transaction(async (tx) => {
      await tx.query("INSERT INTO migrations (name) VALUES ($1)", [name]);
      await tx.exec(sqlByName.get(name));
    });
  }
  return pending;
}
