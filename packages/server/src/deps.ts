import type { PooledRunner, Runner } from "@aulo/runner";
import type { Transaction } from "kysely";
import type { Logger } from "pino";
import type { Catalogue } from "./catalogue/catalogue.ts";
import type { Database, Db } from "./db/tables.ts";
import type { LiveRuns } from "./runs/live-runs.ts";

/** A runner that can prepare a sandbox for a job before its first run, and tells how many sandboxes it keeps ready. */
export type PreparingRunner = Runner & Pick<PooledRunner, "prepare" | "idleLanes" | "poolLimits">;

/** Dependencies of the use cases, passed in rather than imported. */
export type Deps = {
  db: Db;
  catalogue: Catalogue;
  runner: PreparingRunner;
  runs: LiveRuns;
  /** Milliseconds since 1970, UTC. */
  now: () => number;
  log: Logger;
};

/** `Deps` inside a transaction. PGlite has one connection: a query to `Deps.db` would wait for the transaction's end forever. */
export type TxDeps = Omit<Deps, "db"> & { db: Transaction<Database> };
