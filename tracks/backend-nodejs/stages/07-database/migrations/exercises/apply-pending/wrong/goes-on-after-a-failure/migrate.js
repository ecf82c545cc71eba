export async function migrate(db, migrations) {
  await db.exec("CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY)");
  const applied = [];
  let failure;
  for (const migration of migrations.toSorted(byName)) {
    if (await isApplied(db, migration)) continue;
    try {
      await apply(db, migration);
      applied.push(migration.name);
    } catch (error) {
      failure ??= error;
    }
  }
  if (failure) throw failure;
  return applied;
}

function byName(a, b) {
  if (a.name === b.name) return 0;
  return a.name < b.name ? -1 : 1;
}

async function isApplied(db, { name }) {
  const { rows } = await db.query("SELECT name FROM migrations WHERE name = $1", [name]);
  return rows.length > 0;
}

function apply(db, { name, sql }) {
  return db.transaction(async (tx) => {
    await tx.exec(sql);
    await tx.query("INSERT INTO migrations (name) VALUES ($1)", [name]);
  });
}
