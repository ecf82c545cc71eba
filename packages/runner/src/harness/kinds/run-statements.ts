import type { PGlite, QueryOptions, Results } from "@electric-sql/pglite";
import { placedSqlError } from "./placed-error.ts";
import { statementStarts } from "./sql-statements.ts";

/** Messages of PostgreSQL that end a statement. */
const ENDS = ["commandComplete", "emptyQuery"];

/**
 * Runs all statements of a file.
 *
 * @throws the error of PostgreSQL, placed at its position, or at the statement that failed
 */
export async function runStatements(
  database: PGlite,
  sql: string,
  path: string,
  options: QueryOptions = {},
): Promise<Results[]> {
  const stream = database.execProtocolStream;
  let ended = 0;
  database.execProtocolStream = async (message, given) => {
    const messages = await Reflect.apply(stream, database, [message, { ...given, throwOnError: false }]);
    for (const each of messages) {
      if (each instanceof Error) throw each;
      if (ENDS.includes(each.name)) ended += 1;
    }
    return messages;
  };
  try {
    return await database.exec(sql, options);
  } catch (error) {
    throw placedSqlError(error, { sql, path, start: statementStarts(sql)[ended] ?? null });
  } finally {
    database.execProtocolStream = stream;
  }
}
