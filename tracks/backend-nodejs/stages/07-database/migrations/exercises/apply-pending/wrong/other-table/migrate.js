export async function migrate(db, migrations) {
  await db.exec("CREATE TABLE IF NOT EXISTS applied (name text PRIMARY KEY)");
  const applied = [];
  for (const migration of migrations.toSorted(byName)) {
    if (await isApplied(db, migration)) continue;
    await apply(db, migration);
    applied.push(migration.name);
  }
  return applied;
}

function byName(a, b) {
  if (a.name === b.name) return 0;
  return a.name < b.name ? -1 : 1;
}

async function isApplied(db, { name }) {
  const { rows } = await db.query("SELECT name FROM applied WHERE name = $1", [name]);
  return rows.length > 0;
}

function apply(db, { name, sql }) {
  return db.transaction(async (tx) => {
    await tx.exec(sql);
    await tx.query("INSERT INTO applied (name) VALUES ($1)", [name]);
  });
}
