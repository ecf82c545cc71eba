import type { JobKind } from "../job.ts";
import type { TestOutcome } from "../outcome.ts";
import type { Operation, Reply } from "../wire/request.ts";

/** What the judge is told. */
export type ToJudge =
  | { kind: "start"; specFolder: string; specFiles: string[]; jobKind: JobKind; seed: number; root: string }
  /** The learner's side has begun: the tests may run. */
  | { kind: "begin" }
  | { kind: "reply"; reply: Reply }
  /** The time is up: `alive` must come back, or it is the judge that is stuck. */
  | { kind: "time-up" };

/** What the judge tells. */
export type FromJudge =
  | { kind: "loaded" }
  | { kind: "ask"; id: number; operation: Operation }
  | { kind: "test-started"; name: string; concept: string | null }
  | { kind: "test-ended"; test: TestOutcome }
  /** A call did not come back in time and the learner's process does not answer at all. */
  | { kind: "stuck"; afterMs: number }
  | { kind: "alive" }
  | { kind: "done" }
  | { kind: "failed"; message: string };
