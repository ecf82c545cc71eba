import { join } from "node:path";
import type { RunRequest } from "../../wire/request.ts";
import { APP_FOLDER } from "../files.ts";
import { learnerSql, preparePostgres, setupSql } from "../pglite/pglite.ts";
import { placeAt, positionOf } from "./placed-error.ts";
import { formatTable } from "./print-sql-rows.ts";
import { runStatements } from "./run-statements.ts";

/** Ids of PostgreSQL's own types end before this one. Each value is printed as PostgreSQL writes it. */
const OWN_TYPES_END = 10_000;
const asWritten = Object.fromEntries(
  Array.from({ length: OWN_TYPES_END }, (_, id) => [id, (text: string) => text]),
);

/**
 * Runs the file and prints the rows of each statement that returns rows.
 *
 * @throws the error of PostgreSQL with its place in the file, after printing it
 */
export async function printSql(runRequest: RunRequest): Promise<void> {
  const createDatabase = preparePostgres(runRequest);
  const database = await createDatabase();
  await database.exec(setupSql(runRequest));
  const sql = learnerSql(runRequest);
  try {
    const path = join(process.cwd(), APP_FOLDER, runRequest.entry);
    const results = await runStatements(database, sql, path, { rowMode: "array", parsers: asWritten });
    for (const { fields, rows } of results) {
      if (fields.length > 0) process.stdout.write(`${formatTable(fields, rows)}\n`);
    }
  } catch (error) {
    process.stderr.write(`ERROR:  ${error instanceof Error ? error.message : error}\n${lineOf(error, sql)}`);
    throw error;
  }
}

/** The line of an error as psql shows it, with a mark below the place. Empty when the error has no place. */
function lineOf(error: unknown, sql: string): string {
  const position = positionOf(error);
  if (position === null) return "";
  const { line, column } = placeAt(sql, position);
  const heading = `LINE ${line}: `;
  return `${heading}${sql.split("\n")[line - 1]}\n${" ".repeat(heading.length + column - 1)}^\n`;
}
