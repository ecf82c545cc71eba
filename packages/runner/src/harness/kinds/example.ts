import { join } from "node:path";
import type { RunRequest } from "../../wire/request.ts";
import { APP_FOLDER, writeFiles } from "../files.ts";
import { findFreePort } from "../port.ts";
import { startProgram } from "../program.ts";

const JEST_STYLE = join(import.meta.dirname, "jest-style.js");

/** Runs the entry to its end. `PORT` names a free port, for servers. The learner's tests can use Jest's functions as globals. */
export async function runExample(runRequest: RunRequest) {
  const folder = join(process.cwd(), APP_FOLDER);
  writeFiles(folder, runRequest.files);
  const env = { PORT: `${await findFreePort()}` };
  const args =
    runRequest.kind === "tests" ? [`--import=${JEST_STYLE}`, runRequest.entry] : [runRequest.entry];
  const program = startProgram(runRequest, { folder, args, env });
  const exit = await program.ended;
  return { state: { state: "exited", ...exit }, answer };
}

/** Executes the SQL and prints each statement's rows as a table. @throws the error of PostgreSQL, which is printed too */
export async function runSqlExample(runRequest: RunRequest) {
  const { printSql } = await import("./sql-example.ts");
  await printSql(runRequest);
  return { state: { state: "exited", exitCode: 0, signal: null }, answer };
}

async function answer(): Promise<unknown> {
  throw new Error("An example takes no further requests.");
}
