import type { Runner } from "@aulo/runner";
import type { Kysely, Transaction } from "kysely";
import type { Logger } from "pino";
import type { Catalogue } from "./catalogue/catalogue.ts";
import type { Database } from "./db/tables.ts";
import type { RunBook } from "./runs/run-book.ts";

/** What every use case may need, passed in rather than imported. */
export type Deps = {
  db: Kysely<Database>;
  catalogue: Catalogue;
  runner: Runner;
  runs: RunBook;
  /** Milliseconds since 1970, UTC. */
  now: () => number;
  log: Logger;
};

/** The same inside a transaction. PGlite has one connection, so nothing in it may ask `Deps.db`. */
export type InTransaction = Omit<Deps, "db"> & { db: Transaction<Database> };
