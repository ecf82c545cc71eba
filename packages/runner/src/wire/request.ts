import type { Json } from "./codec.ts";
import type { Operation } from "./operation.ts";

export type { Operation, RunRequest } from "./operation.ts";

export type Request = { id: number; operation: Operation };

/** Bytes printed so far, to standard output and to standard error. */
export type PrintedBytes = readonly [number, number];

/** Observations that a reply carries in addition. No verdict depends on them; `late` decides whether a starved run gets one. */
export type Observed = {
  printed?: PrintedBytes;
  /** Calls of the learner's functions by a function of the spec that ran beside them. */
  calls?: Json;
  /** Whether a time limit of the learner's side was reached while it waited for processors. */
  late?: boolean;
};

/** One line of reply. `value` and `error` are encoded plain data. */
export type Reply = ({ id: number; ok: true; value: Json } | { id: number; ok: false; error: Json }) &
  Observed;
