import type { DataSet, Events } from "./data-set.ts";

/** Chance of a right answer for each row, computed from the earlier rows of the same learner. */
export type Trace = (events: Events) => Float64Array;

/** One row of the table. */
export interface Model {
  readonly name: string;
  /** Description of the model, in one sentence. */
  readonly about: string;
  /** Learns from the training part alone. */
  readonly fit: (data: DataSet, seed: number) => Trace;
}
