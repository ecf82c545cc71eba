import type { PGlite } from "@electric-sql/pglite";
import { transactionState } from "../../emulators/postgres/backend-messages.ts";
import { type Backend, servePostgres } from "../../emulators/postgres/serve-postgres.ts";
import { createTurns } from "../../emulators/postgres/turns.ts";
import { SERVICES } from "../../services.ts";
import { decode } from "../../wire/codec.ts";
import type { ServiceOperation } from "../../wire/operation.ts";
import type { RunRequest } from "../../wire/request.ts";
import { ensureAnswers, preparePostgres, setupSql } from "../pglite/pglite.ts";

const RESET = "DROP SCHEMA public CASCADE; CREATE SCHEMA public";

/**
 * Starts a PostgreSQL that the learner's program reaches on loopback, and the spec directly. It starts in parallel with
 * the program. A program that sends a query earlier waits for it.
 */
export async function startPostgresService(runRequest: RunRequest) {
  const setup = setupSql(runRequest);
  const turns = createTurns<object>();
  const starting = startDatabase(runRequest, setup);
  let isBroken = false;
  let hasEnded = false;
  const execute: Backend["execute"] = async (messages) => {
    const database = await starting;
    if (isBroken || hasEnded) throw new Error("PostgreSQL no longer answers");
    // After an exception or an incomplete reply, PostgreSQL may never reply again.
    isBroken = true;
    const reply = await database.execProtocolRaw(messages, { syncToFs: false });
    isBroken = transactionState(reply) === null;
    return reply;
  };
  const rollBack = async () => void (await (await starting).exec("ROLLBACK"));
  const { port, setReach, close } = await servePostgres({ turns, execute, rollBack });
  const exclusively = async <Value>(work: (database: PGlite) => Promise<Value>): Promise<Value> => {
    const owner = {};
    await turns.take(owner);
    try {
      const database = await starting;
      if (isBroken) throw new Error("PostgreSQL no longer answers.");
      await ensureAnswers(database);
      return await work(database);
    } finally {
      turns.pause(owner, false);
    }
  };
  const answer = async (operation: ServiceOperation) => {
    if (operation.op === "postgres-reach") return setReach(operation.reach);
    return exclusively(async (database) => {
      if (operation.op === "postgres-query") {
        return (await database.query(operation.sql, operation.params.map(decode))).rows;
      }
      if (operation.op !== "postgres-reset") throw new Error(`PostgreSQL cannot do "${operation.op}".`);
      await database.exec(RESET);
      await database.exec(operation.setup ?? setup);
      return null;
    });
  };
  const end = async () => {
    hasEnded = true;
    await close();
  };
  return { env: environment(port), ready: starting, answer, end };
}

async function startDatabase(runRequest: RunRequest, setup: string): Promise<PGlite> {
  const database = await preparePostgres(runRequest)();
  await database.exec(setup);
  return database;
}

function environment(port: number): Record<string, string> {
  return {
    [SERVICES.postgres.variable]: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    PGHOST: "127.0.0.1",
    PGPORT: `${port}`,
    PGUSER: "postgres",
    PGPASSWORD: "postgres",
    PGDATABASE: "postgres",
  };
}
