import pg from "pg";

/** Connections to the database. They are opened when somebody needs them. */
export function connect(databaseUrl) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  // A connection can break while nobody uses it. The pool opens another one.
  pool.on("error", (error) => console.error("database:", error.message));
  return pool;
}

/** PostgreSQL's code for a value that has to be unique and is there already. */
const UNIQUE = "23505";

/** PostgreSQL's code for a row that another one still refers to, or that is not there. */
const REFERENCE = "23503";

export function isDuplicate(error) {
  return error.code === UNIQUE;
}

export function isReference(error) {
  return error.code === REFERENCE;
}
