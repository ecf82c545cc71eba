import type { Files } from "../job.ts";
import type { TestOutcome } from "../outcome.ts";
import type { Reply, RunRequest } from "./request.ts";

/** What is exchanged with the learner's side in a rehearsal: calls where a module of ours can be called there, else pings alone. */
export type Rehearsal = "calls" | "pings";

/** What the judge is told. */
export type ToJudge =
  /** Comes with the handle of the channel to the learner's side. Ahead of a run there is time to rehearse. */
  | { kind: "channel"; rehearse: Rehearsal | null }
  /** One run: the learner's side is told to begin while the spec loads. Without a spec, only that is done. */
  | { kind: "run"; request: RunRequest; spec: Files | null; seed: number; root: string }
  /** The run is over. `rested` comes back when another one may be judged, and `worn` when this judge has to go. */
  | { kind: "rest" }
  /** The time is up: `alive` must come back, or it is the judge that is stuck. */
  | { kind: "time-up" };

/** What the judge tells. */
export type FromJudge =
  /** All that specs need is loaded. */
  | { kind: "warm" }
  | { kind: "rehearsed" }
  | { kind: "rested" }
  | { kind: "worn" }
  /** The learner's side has been told to begin. */
  | { kind: "start-sent" }
  /** The spec is loaded. */
  | { kind: "loaded" }
  /** How the learner's side began. */
  | { kind: "run-started"; reply: Reply }
  | { kind: "test-started"; name: string; concept: string | null }
  /** `at` is its place among the tests of the spec, which need not run in their order. */
  | { kind: "test-ended"; at: number; test: TestOutcome }
  /** The learner's server had ended by itself when the spec wanted something of it. */
  | { kind: "server-gone"; exitCode: number | null; signal: string | null }
  /** The channel closed while a reply was owed; `before` anything was asked. */
  | { kind: "gone"; before: boolean }
  | { kind: "forbidden"; what: string }
  | { kind: "out-of-memory" }
  /** A call did not come back in time and the learner's process does not answer at all. */
  | { kind: "stuck"; afterMs: number }
  | { kind: "alive" }
  | { kind: "done" }
  | { kind: "failed"; message: string };
