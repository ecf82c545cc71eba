import type { PGlite } from "@electric-sql/pglite";
import type { Operation, RunRequest } from "../../wire/request.ts";
import { ensureAnswers, preparePostgres } from "../pglite/pglite.ts";

/** Put at the start of a file by some editors. */
const BYTE_ORDER_MARK = /^\uFEFF/;
/** What may follow the statement that the file is about: it ends or tidies up what that needed. */
const TIDYING = new Set(["COMMIT", "ROLLBACK", "CLOSE", "DEALLOCATE", "RESET", "SET", "DISCARD", "DROP"]);

type Rows = { rows: unknown[]; columns: string[]; affected: number };

/** Fresh PostgreSQL databases, on each of which the learner's file may be run and the spec may look around. */
export async function startSql(runRequest: RunRequest) {
  const createDatabase = preparePostgres(runRequest.sqlTemplate ?? "");
  const learnerSql = (runRequest.files[runRequest.entry] ?? "").replace(BYTE_ORDER_MARK, "");
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
        return runLearnerSql(opened(operation.database), learnerSql);
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
 * Runs the file as one session would, and ends that session: an open transaction is rolled back and settings
 * are reset, so that the spec's queries see what another client would see.
 */
async function runLearnerSql(database: PGlite, sql: string): Promise<Rows> {
  try {
    const results = await database.exec(sql);
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
