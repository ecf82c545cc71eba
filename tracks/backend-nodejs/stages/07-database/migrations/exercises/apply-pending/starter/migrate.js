export async function migrate(db, migrations) {
  const applied = [];
  for (const { name, sql } of migrations) {
    await db.exec(sql);
    applied.push(name);
  }
  return applied;
}
