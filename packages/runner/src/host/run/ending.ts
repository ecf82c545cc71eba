import type { MissingRequirement } from "../../outcome.ts";
import type { Thrown } from "../../wire/judge-messages.ts";
import type { SandboxExit } from "../sandbox/start-sandbox.ts";

/** The one event that ended a run. */
export type Ending =
  | { kind: "judged" }
  | { kind: "load-failed"; thrown: Thrown }
  | { kind: "example-ended"; exit: SandboxExit }
  | { kind: "not-ready" }
  /** `atStart`: the learner's program ended instead of beginning. */
  | { kind: "gone"; exit: SandboxExit; atStart: boolean }
  | { kind: "out-of-memory" }
  | { kind: "timed-out"; afterMs: number }
  | { kind: "too-much-output" }
  | { kind: "forbidden"; what: string }
  | { kind: "cancelled" }
  | ({ kind: "not-runnable" } & MissingRequirement)
  /** `isLate`: it did not do its work in time. */
  | { kind: "judge-failed"; message: string; isLate?: boolean };
