import type { Files } from "../job.ts";
import type { TestOutcome } from "../outcome.ts";
import type { Reply, RunRequest } from "./request.ts";

/**
 * Messages of a rehearsal: calls when the learner's side has loaded a module of ours, otherwise only pings.
 */
export type Rehearsal = "calls" | "pings";

/** Messages to the judge. */
export type ToJudge =
  /**
   * Sent with the handle of the channel to the learner's side. `rehearse` is set when the judge is started
   * ahead of its run.
   */
  | { kind: "channel"; rehearse: Rehearsal | null }
  /** Starts one run: the learner's side begins while the spec loads. Without a spec it only begins. */
  | { kind: "run"; request: RunRequest; spec: Files | null; seed: number; root: string }
  /**
   * Ends the run. The reply is `rested` when the judge can take another run, `worn` when it must be replaced.
   */
  | { kind: "rest" }
  /** The time is up. The reply must be `alive`, else the judge itself is stuck. */
  | { kind: "time-up" };

/** Messages from the judge. */
export type FromJudge =
  /** Everything that specs need is loaded. */
  | { kind: "warm" }
  | { kind: "rehearsed" }
  | { kind: "rested" }
  | { kind: "worn" }
  /** The learner's side has got the order to start the run. */
  | { kind: "start-sent" }
  /** The spec is loaded. */
  | { kind: "loaded" }
  /** The reply of the learner's side to `start-run`. */
  | { kind: "run-started"; reply: Reply }
  | { kind: "test-started"; name: string; concept: string | null }
  /** `at` is the test's place in the spec; tests may run in another order. */
  | { kind: "test-ended"; at: number; test: TestOutcome }
  /** The learner's server had already exited when the spec needed it. */
  | { kind: "server-gone"; exitCode: number | null; signal: string | null }
  /** The channel closed before an expected reply came. `before`: it was the reply to `start-run`. */
  | { kind: "gone"; before: boolean }
  | { kind: "forbidden"; what: string }
  | { kind: "out-of-memory" }
  /** A call timed out, and the learner's process does not reply to a ping. */
  | { kind: "stuck"; afterMs: number }
  | { kind: "alive" }
  | { kind: "done" }
  | { kind: "failed"; message: string };
