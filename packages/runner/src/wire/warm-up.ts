/** What the learner's side gets ready before it is given a run. It is code and data of ours alone. */
export type WarmUp = {
  kind: WarmUpKind;
  /** Files that end in `.ts` will come. */
  typescript: boolean;
  /** Options of `node` for the programs it starts. */
  nodeOptions: string[];
  /** Path in the toolbox of the prepared database, for `sql`. */
  sqlTemplate: string | null;
  /** Programs may be started before it is known what they run. */
  canStartPrograms: boolean;
};

export type WarmUpKind =
  /** The learner's module is loaded in the harness process. */
  | "solution"
  /** A program of the learner's is started. */
  | "program"
  /** The same, and it serves, most probably by Express. */
  | "server"
  /** PostgreSQL is started. */
  | "sql"
  /** Nothing but the harness. */
  | "relay";

/** What the learner's side says once it is ready, on a line of its own, before any code of a learner's is there. */
export const WARM = "warm";
