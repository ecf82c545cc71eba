import { join } from "node:path";
import type { Begin } from "../../wire/request.ts";
import { APP_FOLDER, writeFiles } from "../files.ts";
import { findFreePort } from "../port.ts";
import { startProgram } from "../program.ts";

/** Runs the entry to its end, with a free port in `PORT` for those that serve. */
export async function runExample(begin: Begin) {
  const folder = join(process.cwd(), APP_FOLDER);
  writeFiles(folder, begin.files);
  const env = { PORT: `${await findFreePort()}` };
  const program = startProgram(begin, { folder, args: [begin.entry], env });
  const exit = await program.ended;
  return { state: { state: "exited", ...exit }, answer };
}

/** Executes the SQL and prints each statement's rows as a table; an error is printed and makes the exit code 1. */
export async function runSqlExample(begin: Begin) {
  const { printSql } = await import("./sql-example.ts");
  const exitCode = await printSql(begin);
  return { state: { state: "exited", exitCode, signal: null }, answer };
}

async function answer(): Promise<unknown> {
  throw new Error("An example takes no further requests.");
}
