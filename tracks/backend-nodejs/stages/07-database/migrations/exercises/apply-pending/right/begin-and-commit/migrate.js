async function migrate(db, migrations) {
  await db.query(
    "CREATE TABLE IF NOT EXISTS migrations (id serial, file varchar(255), at timestamp DEFAULT now())",
  );
  const marks = (await db.query("SELECT file FROM migrations")).rows.map((row) => row.file);
  const pending = migrations.slice().filter((one) => marks.indexOf(one.name) === -1);
  pending.sort((a, b) => (a.name > b.name ? 1 : -1));
  const done = [];
  for (let i = 0; i < pending.length; i++) {
    await db.exec("BEGIN");
    try {
      await db.exec(pending[i].sql);
      await db.query("INSERT INTO migrations (file) VALUES ($1)", [pending[i].name]);
      await db.exec("COMMIT");
    } catch (error) {
      await db.exec("ROLLBACK").catch(() => {});
      throw error;
    }
    done.push(pending[i].name);
  }
  return done;
}

export { migrate };
