import type { Path } from "../problem.ts";
import type { Track } from "../track.ts";

/** One breach of a rule. `path` or `line` tells the place; without either it is the start of the file. */
export type Finding = {
  /** From the track's folder. */
  file: string;
  path?: Path;
  line?: number;
  /** A sentence: what is wrong and what would be right. */
  message: string;
  /** Id of a listed concept that is not written yet and whose absence is the whole finding. */
  awaits?: string;
};

/** One thing that is always true of a good track. */
export type Rule = {
  /** Kebab-case, worded as what is true. */
  name: string;
  check(track: Track): Finding[];
};
