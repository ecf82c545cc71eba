import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import type { Operation, RunRequest } from "../../wire/request.ts";
import { APP_FOLDER } from "../files.ts";
import { ensureAnswers, learnerSql, preparePostgres } from "../pglite/pglite.ts";
import { runStatements } from "./run-statements.ts";

/** Commands that may follow the main statement of the file, to end or tidy up its transaction, cursor or settings. */
const TIDYING = new Set(["COMMIT", "ROLLBACK", "CLOSE", "DEALLOCATE", "RESET", "SET", "DISCARD", "DROP"]);

type Rows = { rows: unknown[]; columns: string[]; affected: number };

/** Fresh PostgreSQL databases. On each one, the learner's file can run and the spec can query. */
export async function startSql(runRequest: RunRequest) {
  const createDatabase = preparePostgres(runRequest);
  const sql = learnerSql(runRequest);
  const entryPath = join(process.cwd(), APP_FOLDER, runRequest.entry);
  const databases: PGlite[] = [];
  const opened = (index: number): PGlite => {
    const found = databases[index];
    if (!found) throw new Error("There is no such database.");
    return found;
  };
  const answer = async (operation: Operation): Promise<unknown> => {
    switch (operation.op) {
      case "database":
        return databases.push(await createFrom(createDatabase, operation.setup)) - 1;
      case "run-sql":
        return runLearnerSql(opened(operation.database), sql, entryPath);
      case "query":
        return (await opened(operation.database).query(operation.sql)).rows;
      default:
        throw new Error(`An SQL run cannot do "${operation.op}".`);
    }
  };
  return { state: { state: "ready" }, answer };
}

async function createFrom(createDatabase: () => Promise<PGlite>, setup: string): Promise<PGlite> {
  const database = await createDatabase();
  await database.exec(setup);
  return database;
}

/**
 * Runs the file in one session and ends that session. An open transaction is rolled back and settings are reset, so
 * that the spec's queries see the same state as another client.
 */
async function runLearnerSql(database: PGlite, sql: string, path: string): Promise<Rows> {
  try {
    const results = await runStatements(database, sql, path);
    await ensureAnswers(database);
    const found = results.findLastIndex(({ command = "" }) => !TIDYING.has(command));
    const at = found === -1 ? results.length - 1 : found;
    const last = results[at];
    const affected = (last?.affectedRows ?? 0) - (results[at - 1]?.affectedRows ?? 0);
    return { rows: last?.rows ?? [], columns: last?.fields.map((field) => field.name) ?? [], affected };
  } finally {
    await database.exec("ROLLBACK");
    await database.exec("DISCARD ALL");
  }
}
