import type { RunRequest } from "../../wire/request.ts";
import { preparePostgres } from "../pglite/pglite.ts";
import { formatTable } from "./print-sql-rows.ts";

/** Ids of PostgreSQL's own types end before this one. Each value is printed as PostgreSQL writes it. */
const OWN_TYPES_END = 10_000;
const asWritten = Object.fromEntries(
  Array.from({ length: OWN_TYPES_END }, (_, id) => [id, (text: string) => text]),
);

/** Runs the file and prints the rows of each statement that returns rows. @returns the exit code */
export async function printSql(runRequest: RunRequest): Promise<number> {
  const createDatabase = preparePostgres(runRequest.sqlTemplate ?? "");
  const database = await createDatabase();
  try {
    const results = await database.exec(runRequest.files[runRequest.entry] ?? "", {
      rowMode: "array",
      parsers: asWritten,
    });
    for (const { fields, rows } of results) {
      if (fields.length > 0) process.stdout.write(`${formatTable(fields, rows)}\n`);
    }
    return 0;
  } catch (error) {
    process.stderr.write(`ERROR:  ${error instanceof Error ? error.message : error}\n`);
    return 1;
  }
}
