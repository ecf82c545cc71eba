import type { DataSet, Events } from "./data-set.ts";

/** Chances of a right answer, one a row, each from the rows before it of the same learner. */
export type Trace = (events: Events) => Float64Array;

/** One row of the table. */
export interface Model {
  readonly name: string;
  /** Description of the model, in one sentence. */
  readonly about: string;
  /** Learns from the training part alone. */
  readonly fit: (data: DataSet, seed: number) => Trace;
}
