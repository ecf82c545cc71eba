import { join } from "node:path";
import type { RunRequest } from "../../wire/request.ts";
import { APP_FOLDER, writeFiles } from "../files.ts";
import { findFreePort } from "../port.ts";
import { startProgram } from "../program.ts";

/** Runs the entry to its end. `PORT` is a free port, for servers. */
export async function runExample(runRequest: RunRequest) {
  const folder = join(process.cwd(), APP_FOLDER);
  writeFiles(folder, runRequest.files);
  const env = { PORT: `${await findFreePort()}` };
  const program = startProgram(runRequest, { folder, args: [runRequest.entry], env });
  const exit = await program.ended;
  return { state: { state: "exited", ...exit }, answer };
}

/** Executes the SQL and prints each statement's rows as a table. An error is printed and makes the exit code 1. */
export async function runSqlExample(runRequest: RunRequest) {
  const { printSql } = await import("./sql-example.ts");
  const exitCode = await printSql(runRequest);
  return { state: { state: "exited", exitCode, signal: null }, answer };
}

async function answer(): Promise<unknown> {
  throw new Error("An example takes no further requests.");
}
