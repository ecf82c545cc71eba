import type { PooledRunner, Runner } from "@aulo/runner";
import type { Kysely, Transaction } from "kysely";
import type { Logger } from "pino";
import type { Catalogue } from "./catalogue/catalogue.ts";
import type { Database } from "./db/tables.ts";
import type { RunBook } from "./runs/live-runs.ts";

/** A runner that can be told which jobs will come, so that their first run finds a sandbox ready. */
export type PreparingRunner = Runner & Pick<PooledRunner, "prepare">;

/** What every use case may need, passed in rather than imported. */
export type Deps = {
  db: Kysely<Database>;
  catalogue: Catalogue;
  runner: PreparingRunner;
  runs: RunBook;
  /** Milliseconds since 1970, UTC. */
  now: () => number;
  log: Logger;
};

/** The same inside a transaction. PGlite has one connection, so nothing in it may ask `Deps.db`. */
export type InTransaction = Omit<Deps, "db"> & { db: Transaction<Database> };
