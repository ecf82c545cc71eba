import type { NewRun, Run, RunEvent, Sandbox } from "@aulo/contract";
import type { Job, Tier } from "@aulo/runner";
import type { Transaction } from "kysely";
import type { Logger } from "pino";
import type { Accounts } from "./accounts/accounts.ts";
import type { Catalogue } from "./catalogue/catalogue.ts";
import type { Database, Db } from "./db/tables.ts";
import type { LoginCodes } from "./learners/login-codes.ts";
import type { Meter } from "./meter.ts";

/** Dependencies of the use cases, passed in rather than imported. */
export type Deps = {
  db: Db;
  catalogue: Catalogue;
  runs: Runs;
  loginCodes: LoginCodes;
  /** Null in local mode. */
  accounts: Accounts | null;
  /** Milliseconds since 1970, UTC. */
  now: () => number;
  log: Logger;
  meter: Meter;
};

/** `Deps` inside a transaction. PGlite has one connection: a query to `Deps.db` would wait for the transaction's end forever. */
export type TxDeps = Omit<Deps, "db"> & { db: Transaction<Database> };

/** Events of a run so far, and listeners that are called after each new one. */
export type Followed = {
  /** Every event from the start; an event's id is its position, from 1. */
  events: RunEvent[];
  /**
   * Number of runs that wait before this one; null when it does not wait, or when its places are among the events. It is sent as an event
   * `queued` without an id, since it soon changes.
   */
  ahead: number | null;
  /** True when this process stops: the stream ends early, and the client connects again. */
  isCut: boolean;
  listeners: Set<() => void>;
};

/** A run that a learner asked for, and the job that a judge runs for it. */
export type AskedRun = { id: string; learnerId: string; asked: NewRun; job: Job };

/** Runs under way, and nodes that judge them. */
export type RunCounts = { waiting: number; running: number; judges: number };

export type RunOfLearner = { learnerId: string; runId: string };

export type ExerciseOfLearner = { learnerId: string; exercise: string };

/**
 * The runs of all learners: in the memory of this process with the embedded database (`live-runs.ts`), and rows that every node knows on a
 * PostgreSQL server (`rows/row-runs.ts`).
 */
export type Runs = {
  /**
   * Takes a run in, inside the transaction that accepts it.
   *
   * @throws Refusal `too-many-runs`, `queue-full`
   */
  add: (tx: TxDeps, run: AskedRun) => Promise<void>;
  /** Begins a run after the commit of the transaction that took it in. */
  begin: (deps: Deps, run: AskedRun) => void;
  /** Null for another learner's run and for a run that is gone. */
  find: (run: RunOfLearner) => Promise<Run | null>;
  /** The learner's newest run of the exercise with its tests; null when none is kept. */
  newest: (exercise: ExerciseOfLearner) => Promise<{ id: string; hasEnded: boolean } | null>;
  /** The events of a run to stream; null like `find`. */
  follow: (run: RunOfLearner) => Promise<Followed | null>;
  cancel: (deps: Deps, run: RunOfLearner) => Promise<void>;
  cancelAllOf: (deps: Deps, learnerId: string) => Promise<void>;
  /** Gets a sandbox ready for jobs like this one, where this process runs code. */
  prepare: (job: Job) => void;
  sandbox: () => Promise<Sandbox>;
  /** The weakest walls that run code; null when no judge was ever there. */
  tier: () => Promise<Tier | null>;
  count: () => Promise<RunCounts>;
  /** Ends runs and streams of this process. */
  close: () => Promise<void>;
};
