import type { JobKind } from "./kinds.ts";
import type { Service } from "./services.ts";

/** Text files by their path, relative, with forward slashes: `{ "src/app.js": "…" }`. */
export type Files = Readonly<Record<string, string>>;

/** Limits of one run. Every value is a whole number. */
export type Limits = {
  /** Wall clock of the whole run, ms. */
  timeoutMs: number;
  /** Time for a server to accept connections on its port, ms. */
  readyMs: number;
  /** Memory of the learner's process, MB. */
  memoryMb: number;
  /** Printed bytes, standard output and error together. */
  outputBytes: number;
  /** Size of all files of the learner, bytes. */
  filesBytes: number;
};

export type Job = {
  kind: JobKind;
  /** The learner's files. */
  files: Files;
  /** Path of the file that is started. */
  entry: string;
  /**
   * The spec (see docs/spec.md): trusted modules that hold every expectation, run outside the learner's
   * process. Without it the entry is only run, and the outcome is `finished`.
   */
  spec?: Files;
  /** Files that are put beside the learner's before the start (fixtures, modules that the exercise provides). */
  support?: Files;
  /** Services that run beside the learner's program. For every kind but `sql` and `config`. */
  services?: readonly Service[];
  /**
   * Path of the SQL that is run on the `postgres` service before the learner's program starts; for `sql`, before the learner's SQL
   * when there is no spec.
   */
  setup?: string;
  limits?: Partial<Limits>;
  /** Seed of the spec's random inputs; the same seed gives the same run. */
  seed: number;
};
