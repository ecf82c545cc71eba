import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely";
import { comesInTime } from "./comes-in-time.ts";
import type { Embedded } from "./embedded.ts";
import { markAsDatabase } from "./is-unavailable.ts";

class PgliteConnection implements DatabaseConnection {
  readonly #database: Embedded;

  constructor(database: Embedded) {
    this.#database = database;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const pglite = this.#database.current();
    try {
      const { rows, affectedRows } = await pglite.query<Row>(sql, [...parameters]);
      return { rows, numAffectedRows: BigInt(affectedRows ?? 0) };
    } catch (error) {
      throw this.#database.failed(error);
    }
  }

  // biome-ignore lint/correctness/useYield: the database is in this process, so there is nothing to stream.
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error("PGlite does not stream.");
  }
}

/** A request that waits longer than this gets a 503: the client has most likely given up. */
const MOST_WAIT_MS = 15_000;
/** The code that a PostgreSQL server gives who finds no connection. */
const TOO_MANY_CONNECTIONS = "53300";

/** PGlite has one connection. Its holder has the database alone, and others wait in the order of their requests. */
class PgliteDriver implements Driver {
  readonly #database: Embedded;
  readonly #connection: PgliteConnection;
  #lastInLine: Promise<void> = Promise.resolve();
  #leave: () => void = () => {};

  constructor(database: Embedded) {
    this.#database = database;
    this.#connection = new PgliteConnection(database);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const before = this.#lastInLine;
    this.#lastInLine = promise;
    if (!(await comesInTime(before, MOST_WAIT_MS))) {
      void before.then(resolve);
      throw markAsDatabase(
        Object.assign(new Error("The database was busy for too long."), { code: TOO_MANY_CONNECTIONS }),
      );
    }
    try {
      await this.#database.ensureOpen();
    } catch (error) {
      resolve();
      throw error;
    }
    this.#leave = resolve;
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#leave();
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin"));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("commit"));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("rollback"));
  }

  async destroy(): Promise<void> {
    await this.#database.close();
  }
}

/** Kysely's PostgreSQL dialect over a PGlite in this process. */
export function pgliteDialect(database: Embedded): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PgliteDriver(database),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}
