export async function migrate(db, migrations) {
  await db.exec("CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY)");
  const { rows } = await db.query("SELECT count(*)::int AS had FROM migrations");
  const sorted = migrations.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const pending = sorted.slice(rows[0].had);
  for (const { name, sql } of pending) {
    await db.transaction(async (tx) => {
      await tx.exec(sql);
      await tx.query("INSERT INTO migrations (name) VALUES ($1)", [name]);
    });
  }
  return pending.map(({ name }) => name);
}
