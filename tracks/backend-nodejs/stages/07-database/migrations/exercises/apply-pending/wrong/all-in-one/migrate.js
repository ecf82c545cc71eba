export async function migrate(db, migrations) {
  await db.exec("CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY)");
  const { rows } = await db.query("SELECT name FROM migrations");
  const had = new Set(rows.map(({ name }) => name));
  const sorted = migrations.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const pending = sorted.filter(({ name }) => !had.has(name));
  await db.transaction(async (tx) => {
    for (const { name, sql } of pending) {
      await tx.exec(sql);
      await tx.query("INSERT INTO migrations (name) VALUES ($1)", [name]);
    }
  });
  return pending.map(({ name }) => name);
}
