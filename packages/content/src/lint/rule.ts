import type { Path } from "../problem.ts";
import type { Track } from "../track.ts";

/** One breach of a rule, at `path` or `line`; without either, at the start of the file. */
export type Finding = {
  /** Relative to the track's folder. */
  file: string;
  path?: Path;
  line?: number;
  /** A sentence that names the fault and the expected value. */
  message: string;
  /** Id of a listed concept, when the only reason for the finding is that it is not written yet. */
  awaits?: string;
};

/** An invariant of every valid track. */
export type Rule = {
  /** Kebab-case, worded as the invariant. */
  name: string;
  check(track: Track): Finding[];
};
