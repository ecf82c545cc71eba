import { Kysely, type LogEvent, PostgresDialect } from "kysely";
import { Pool } from "pg";
import { toEmbedded } from "./embedded.ts";
import { isDiskFull } from "./is-disk-full.ts";
import { markAsDatabase } from "./is-unavailable.ts";
import { ensureNothingLost, LostChangesError, noteChanges } from "./last-change.ts";
import { lockFolder } from "./lock.ts";
import { openPglite } from "./open-pglite.ts";
import { pgliteDialect } from "./pglite-dialect.ts";
import { toKyselyPool } from "./pooled-client.ts";
import { finishReplacing } from "./restored-data.ts";
import type { Database } from "./tables.ts";

export type Connected = {
  db: Kysely<Database>;
  /** The address of the database server; null for the embedded database. */
  url: string | null;
  /** Closes the database and unlocks the data folder. */
  close: () => Promise<void>;
};

/** The database cannot be reached or its folder cannot be used; the message is one sentence for the person who starts Aulo. */
export class ConnectError extends Error {
  override name = "ConnectError";
}

/** Connections to a database server. */
export const POOL_SIZE = 10;

/** Time limits of a database server, in ms. A request that reaches one gets a 503. */
const DATABASE_TIMEOUTS = {
  /** To get a connection: a new one, or one of the pool. */
  connectionTimeoutMillis: 5_000,
  /** For a lock that somebody else holds. */
  lock_timeout: 5_000,
  /** For one statement. */
  statement_timeout: 30_000,
  /** For a transaction in which nothing happens. */
  idle_in_transaction_session_timeout: 60_000,
};

/** A statement without a reply for longer than its own time limit finds a server that is frozen. */
const REPLY_MS = DATABASE_TIMEOUTS.statement_timeout + 5_000;

/** The database: the server of `databaseUrl`, or PostgreSQL in this process on the data folder. */
export function connect(where: { databaseUrl: string | null; dataDir: string }): Promise<Connected> {
  return where.databaseUrl === null ? connectFolder(where.dataDir) : connectServer(where.databaseUrl);
}

/** Statements that change something. */
const CHANGE = /^\s*(insert|update|delete|create|alter|drop)/i;

/** @throws ConnectError, LockedError or LostChangesError when the folder cannot be used */
async function connectFolder(dataDir: string): Promise<Connected> {
  const unlock = lockOwnFolder(dataDir);
  try {
    finishReplacing(dataDir);
    let changed = () => {};
    const log = (event: LogEvent) => {
      markLogged(event);
      if (CHANGE.test(event.query.sql)) changed();
    };
    const embedded = toEmbedded(await openPglite(dataDir), () => openPglite(dataDir));
    const db = new Kysely<Database>({ dialect: pgliteDialect(embedded), log });
    await ensureNothingLost(db, dataDir).catch(async (error: unknown) => {
      await db.destroy();
      throw error;
    });
    const noting = noteChanges(db, dataDir);
    ({ changed } = noting);
    const close = async () => {
      await noting.stop();
      await db.destroy();
      unlock();
    };
    return { db, url: null, close };
  } catch (error) {
    unlock();
    if (error instanceof LostChangesError) throw error;
    throw new ConnectError(`The database in ${dataDir} cannot be opened: ${reasonOf(error)}.`);
  }
}

function markLogged(event: LogEvent): void {
  if (event.level === "error") markAsDatabase(event.error);
}

function lockOwnFolder(dataDir: string): () => void {
  try {
    return lockFolder(dataDir);
  } catch (error) {
    if (error instanceof Error && "code" in error)
      throw new ConnectError(
        `The data folder ${dataDir} cannot be written: ${error.message}. Name another with AULO_DATA_DIR.`,
      );
    throw error;
  }
}

function reasonOf(error: unknown): string {
  if (isDiskFull(error)) return "its disk is full; free some space, or name another AULO_DATA_DIR";
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

/** @throws ConnectError when the server cannot be reached */
async function connectServer(url: string): Promise<Connected> {
  const pool = new Pool({
    connectionString: url,
    max: POOL_SIZE,
    // TCP keep-alive finds a server that is gone. `toKyselyPool` finds one that is frozen: the option `query_timeout` of `pg` reports an
    // error while the statement still runs, so the connection would go back to the pool with its transaction open.
    keepAlive: true,
    ...DATABASE_TIMEOUTS,
  });
  // The pool replaces a connection that breaks. Without listeners, its error would end the process: the pool listens to idle
  // connections only, and a connection may break between two statements of a transaction.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  try {
    await pool.query("SELECT 1");
  } catch (error) {
    await pool.end();
    const { host, pathname } = new URL(url);
    throw new ConnectError(
      `The database ${host}${pathname} of DATABASE_URL cannot be reached: ${reasonOf(error)}.`,
    );
  }
  const dialect = new PostgresDialect({ pool: toKyselyPool(pool, { replyMs: REPLY_MS }) });
  const db = new Kysely<Database>({ dialect, log: markLogged });
  return { db, url, close: () => db.destroy() };
}
