/** Order to prepare the learner's side before it gets a run. The preparation uses only our own code and data. */
export type WarmUp = {
  kind: WarmUpKind;
  /** Whether files that end in `.ts` are expected. */
  typescript: boolean;
  /** Options of `node` for the programs it starts. */
  nodeOptions: string[];
  /** Path of the prepared database in the toolbox, for `sql`. */
  sqlTemplate: string | null;
  /** Whether programs may be started before their entry is known. */
  canStartPrograms: boolean;
};

export type WarmUpKind =
  /** The learner's module is loaded in the harness process. */
  | "solution"
  /** A learner's program is started. */
  | "program"
  /** A learner's program is started and serves HTTP, probably with Express. */
  | "server"
  /** PostgreSQL is started. */
  | "sql"
  /** Only the harness is started. */
  | "relay";

/** Greeting of the learner's side once it is ready. It is sent on its own line, before any learner code is loaded. */
export const WARM = "warm";
