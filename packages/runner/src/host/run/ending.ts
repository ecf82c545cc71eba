import type { MissingRequirement } from "../../outcome.ts";
import type { Json } from "../../wire/codec.ts";
import type { SandboxExit } from "../sandbox/start-sandbox.ts";

/** The one event that ended a run. */
export type Ending =
  | { kind: "judged" }
  | { kind: "load-failed"; error: Json }
  | { kind: "example-ended"; exit: SandboxExit }
  | { kind: "not-ready" }
  | { kind: "gone"; exit: SandboxExit }
  | { kind: "out-of-memory" }
  | { kind: "timed-out"; afterMs: number }
  | { kind: "too-much-output" }
  | { kind: "forbidden"; what: string }
  | { kind: "cancelled" }
  | ({ kind: "not-runnable" } & MissingRequirement)
  | { kind: "judge-failed"; message: string };
