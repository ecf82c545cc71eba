/** Takes the measurements for `/metrics`. */
export type Meter = {
  /** @param route the path of the endpoint with the names of its parameters, such as `/api/runs/:runId` */
  request: (request: { method: string; route: string; status: number; seconds: number }) => void;
  /** @param outcome its kind */
  runEnded: (run: { outcome: string; seconds: number }) => void;
  /** One event was folded into a learner's state. */
  folded: (seconds: number) => void;
};

/** The meter of a server without `/metrics`. */
export const NO_METER: Meter = { request: () => {}, runEnded: () => {}, folded: () => {} };
