import knex from "knex";

export function createPool(connectionString) {
  const db = knex({ client: "pg", connection: connectionString, pool: { min: 0, max: 4 } });
  return withQuery(db);
}

/** Lets a knex or one of its transactions run a query with $1, $2 … */
function withQuery(db) {
  db.query = (sql, values = []) => {
    const used = [];
    const text = sql.replaceAll(/\$(\d+)/g, (_, number) => {
      used.push(values[number - 1] ?? null);
      return "?";
    });
    return db.raw(text, used);
  };
  return db;
}

/** Runs the work in one transaction, on a client of its own. */
export async function inTransaction(pool, work) {
  return pool.transaction((trx) => work(withQuery(trx)));
}

/** Whether PostgreSQL refused the statement because a value is there already. */
export function isDuplicate(error) {
  return error.code === "23505";
}

/** Whether PostgreSQL refused the statement because rows refer to each other. */
export function isReference(error) {
  return error.code === "23503";
}
