import type { WarmUpKind } from "../kinds.ts";

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

/** What the learner's side says once it is ready, on a line of its own, before any code of a learner's is there. */
export const WARM = "warm";
