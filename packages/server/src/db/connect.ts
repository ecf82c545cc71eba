import { Kysely, PostgresDialect } from "kysely";
import { Pool } from "pg";
import { lockFolder } from "./lock.ts";
import { openPglite } from "./open-pglite.ts";
import { pgliteDialect } from "./pglite-dialect.ts";
import type { Database } from "./tables.ts";

export type Connected = {
  db: Kysely<Database>;
  /** Closes the database and unlocks the data folder. */
  close: () => Promise<void>;
};

/** The database cannot be reached or its folder cannot be used; the message is one sentence for the person who starts Aulo. */
export class ConnectError extends Error {
  override name = "ConnectError";
}

const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 5_000;

/** The database: the server of `databaseUrl`, or PostgreSQL in this process on the data folder. */
export function connect(where: { databaseUrl: string | null; dataDir: string }): Promise<Connected> {
  return where.databaseUrl === null ? connectFolder(where.dataDir) : connectServer(where.databaseUrl);
}

/** @throws ConnectError or LockedError when the folder cannot be used */
async function connectFolder(dataDir: string): Promise<Connected> {
  const unlock = lockOwnFolder(dataDir);
  try {
    const db = new Kysely<Database>({ dialect: pgliteDialect(await openPglite(dataDir)) });
    const close = async () => {
      await db.destroy();
      unlock();
    };
    return { db, close };
  } catch (error) {
    unlock();
    throw new ConnectError(`The database in ${dataDir} cannot be opened: ${reasonOf(error)}.`);
  }
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
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

/** @throws ConnectError when the server cannot be reached */
async function connectServer(url: string): Promise<Connected> {
  const pool = new Pool({
    connectionString: url,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // The pool replaces a connection that breaks while idle. Without a listener, its error would end the process.
  pool.on("error", () => {});
  try {
    await pool.query("SELECT 1");
  } catch (error) {
    await pool.end();
    const { host, pathname } = new URL(url);
    throw new ConnectError(
      `The database ${host}${pathname} of DATABASE_URL cannot be reached: ${reasonOf(error)}.`,
    );
  }
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return { db, close: () => db.destroy() };
}
