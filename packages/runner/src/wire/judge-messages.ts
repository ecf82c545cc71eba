import type { Files } from "../job.ts";
import type { TestOutcome } from "../outcome.ts";
import type { PrintedBytes, RunRequest } from "./request.ts";

/**
 * Messages of a rehearsal: calls when the learner's side has loaded a module of ours, otherwise only pings.
 */
export type Rehearsal = "calls" | "pings";

/** A value that the learner's code threw: an error, cut at `READ_LIMITS`, or any other value as it is printed. */
export type Thrown = { kind: "error"; message: string; stack: string } | { kind: "value"; printed: string };

/** How the learner's side began. The judge reads it, since a reply of 4 MB takes long to decode. */
export type RunStart =
  | { state: "ready"; afterMs: number | null }
  | { state: "not-ready" }
  | { state: "exited"; exitCode: number | null; signal: string | null }
  | { state: "no-service" }
  | { state: "threw"; thrown: Thrown }
  | { state: "forged" };

/** Messages to the judge. */
export type ToJudge =
  /**
   * Sent with the handle of the channel to the learner's side. `rehearse` is set when the judge is started
   * ahead of its run.
   */
  | { kind: "channel"; rehearse: Rehearsal | null }
  /** Starts one run: the learner's side begins while the spec loads. Without a spec it only begins. */
  | {
      kind: "run";
      request: RunRequest;
      spec: Files | null;
      seed: number;
      root: string;
      /** Id of the first process of the learner's side, whose time is measured; null when it did not start. */
      learnerId: number | null;
    }
  /**
   * Ends the run. The reply is `rested` when the judge can take another run, `worn` when it must be replaced. With
   * `keepsLearner` this holds for the learner's side too, which stays connected.
   */
  | { kind: "rest"; keepsLearner: boolean }
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
  /** The spec has a folder, which the runner removes when the judge is killed. */
  | { kind: "spec-written"; folder: string }
  /** The spec is loaded. */
  | { kind: "loaded" }
  /** The reply of the learner's side to `start-run`. */
  | { kind: "run-started"; start: RunStart }
  /** The learner's code threw while a plain Jest spec was loaded, which may call it outside of tests. */
  | { kind: "load-failed"; thrown: Thrown }
  /** `printed` is the output before the test. */
  | { kind: "test-started"; name: string; concept: string | null; printed: PrintedBytes }
  /**
   * `at` is the test's place in the spec; tests may run in another order. `printed` is the output until the test's end,
   * null when all later output belongs to the test too. The runner adds the output itself.
   */
  | { kind: "test-ended"; at: number; test: TestOutcome; printed: PrintedBytes | null }
  /** The learner's server had already exited when the spec needed it. */
  | { kind: "server-gone"; exitCode: number | null; signal: string | null }
  /** The channel closed before an expected reply came. `before`: it was the reply to `start-run`. */
  | { kind: "gone"; before: boolean }
  | { kind: "forbidden"; what: string }
  | { kind: "out-of-memory" }
  /** A call timed out, and the learner's process does not reply to a ping. */
  | { kind: "stuck"; afterMs: number }
  | { kind: "alive" }
  /** A time limit of a test or of the learner's side was reached while the run waited for processors. */
  | { kind: "late" }
  | { kind: "done" }
  | { kind: "failed"; message: string };
