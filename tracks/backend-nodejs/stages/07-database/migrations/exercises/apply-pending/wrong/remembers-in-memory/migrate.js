const had = new Set();

export async function migrate(db, migrations) {
  const pending = migrations
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .filter(({ name }) => !had.has(name));
  const applied = [];
  for (const { name, sql } of pending) {
    await db.transaction((tx) => tx.exec(sql));
    had.add(name);
    applied.push(name);
  }
  return applied;
}
