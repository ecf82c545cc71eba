import type { AnswerResult, Purpose } from "../log.ts";

/** One answer of a check. `onlyMeasures`: the extra item of a placement, which changes no belief. */
export type CheckAnswer = {
  item: string;
  concept: string;
  result: AnswerResult;
  onlyMeasures?: boolean | undefined;
};

/** A check in progress, with its answers so far, in order. */
export type Check = {
  purpose: Purpose;
  /** Null for a placement. */
  concept: string | null;
  answers: readonly CheckAnswer[];
};

/** State of a check: `passed` and `failed` are results on its concept, `ended` is the end of a check that has no result. */
export type Verdict = "goes-on" | "passed" | "failed" | "ended";
