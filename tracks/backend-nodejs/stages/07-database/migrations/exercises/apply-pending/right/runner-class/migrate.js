class Migrator {
  constructor(db) {
    this.db = db;
  }

  async pending(migrations) {
    await this.db.exec("create table if not exists migrations (entry jsonb not null)");
    const left = [];
    for (const one of migrations) {
      const { rows } = await this.db.query("select 1 from migrations where entry->>'name' = $1", [one.name]);
      if (!rows.length) left.push(one);
    }
    return left.sort((a, b) => a.name.localeCompare(b.name));
  }

  run(list) {
    return list.reduce(
      (before, one) => before.then(() => this.db.transaction((tx) => this.apply(tx, one))),
      Promise.resolve(),
    );
  }

  async apply(tx, one) {
    await tx.query("insert into migrations values ($1)", [JSON.stringify({ name: one.name })]);
    await tx.exec(one.sql);
  }
}

export const migrate = async (db, migrations) => {
  const migrator = new Migrator(db);
  const pending = await migrator.pending(migrations);
  await migrator.run(pending);
  return pending.map((one) => one.name);
};
