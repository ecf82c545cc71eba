import type { WarmUpKind } from "../kinds.ts";

/** Order to prepare the learner's side before it gets a run. The preparation uses only our own code and data. */
export type WarmUp = {
  kind: WarmUpKind;
  /** Whether files that end in `.ts` are expected. */
  typescript: boolean;
  /** Options of `node` for the programs it starts. */
  nodeOptions: string[];
  /** Path of the prepared database in the toolbox, for `sql`. */
  sqlTemplate: string | null;
  /** Whether the sandbox takes one run after the other. Only what all its runs can use is prepared then. */
  keeps: boolean;
  /** Whether programs may be started before their entry is known. */
  canStartPrograms: boolean;
};

/** Greeting of the learner's side once it is ready. It is sent on its own line, before any learner code is loaded. */
export const WARM = "warm";
