/** `onlyMeasures`: the extra item of a placement, which moves nothing. */
export type CheckAnswer = {
  item: string;
  concept: string;
  result: "right" | "wrong" | "dont-know";
  onlyMeasures?: boolean | undefined;
};

/** A check in progress: what was answered so far, in order. */
export type Check = {
  purpose: "placement" | "step" | "prove" | "confirm" | "probe" | "review";
  /** Null for a placement. */
  concept: string | null;
  answers: readonly CheckAnswer[];
};

/** Whether a check goes on: `passed` and `failed` speak of its concept, `ended` of a check that proves nothing by itself. */
export type Verdict = "goes-on" | "passed" | "failed" | "ended";
