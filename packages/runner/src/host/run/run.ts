/**
 * Performs one run.
 *
 * 1. The run gets a lane: a connected sandbox and judge, started ahead or now. The judge gets the run.
 * 2. The judge has the learner's side begin while it loads the spec. Then it runs the tests, and reports each result.
 * 3. The first event that ends the run decides the outcome: a verdict, a fault, a limit, a cancelled signal.
 * 4. All started processes are killed at once. Output printed by then is read, and the outcome is returned. `left`
 *    settles when the last process is gone.
 */

import { KINDS } from "../../kinds.ts";
import type { Outcome, Progress, TestOutcome } from "../../outcome.ts";
import { tryDecode } from "../../wire/codec.ts";
import type { FromJudge } from "../../wire/judge-messages.ts";
import type { Reply } from "../../wire/request.ts";
import { type CheckedJob, needsOf } from "../check-job.ts";
import { withExcerpt } from "../errors/source-spot.ts";
import type { Lane } from "../pool/start-lane.ts";
import { watchLimits } from "../sandbox/launch.ts";
import type { SandboxExit } from "../sandbox/start-sandbox.ts";
import { watchSandbox } from "../sandbox/watch.ts";
import { type Clock, startClock } from "./clock.ts";
import type { Ending } from "./ending.ts";
import { missingAtStart } from "./missing-requirement.ts";
import { RunStarted, toRunRequest } from "./run-request.ts";
import { type OpenTest, toOutcome } from "./to-outcome.ts";

export type RunOptions = { signal?: AbortSignal; onProgress?: (progress: Progress) => void };

/** `left` settles when no process and no file of the run is left. */
export type Ended = { outcome: Outcome; left: Promise<void> };

/** Time a judge has to report that it is alive, ms. */
const ALIVE_MS = 2_000;
const MEGABYTE = 1024 * 1024;
const TOO_MUCH = {
  files: "making more files than a run may",
  disk: "writing more to files than a run may",
  processes: "starting more programs than a run may",
} as const;
const FORGED = "writing to the runner's own channel";

export class Run {
  readonly #job: CheckedJob;
  readonly #options: RunOptions;
  readonly #lane: Lane;
  readonly #clock: Clock;
  readonly #ended = Promise.withResolvers<Ending | null>();
  readonly #tests: { at: number; test: TestOutcome }[] = [];
  readonly #watch: ReturnType<typeof watchSandbox>;
  #openTest: OpenTest | null = null;
  #serverGone: SandboxExit | null = null;
  #isLearnerReady = false;
  #judgeLoaded = false;

  constructor(lane: Lane, sqlTemplate: string | null, job: CheckedJob, options: RunOptions) {
    this.#job = job;
    this.#options = options;
    this.#lane = lane;
    this.#clock = startClock(job.limits.timeoutMs, {
      learnerLate: () => this.#takeLate(),
      judgeLate: () => this.#end({ kind: "judge-failed", message: "The spec did not load in time." }),
    });
    const { sandbox, judge } = lane;
    judge.listen({
      message: (message) => this.#takeFromJudge(message),
      died: (message) => this.#end({ kind: "judge-failed", message }),
    });
    judge.send({
      kind: "run",
      request: toRunRequest(job, sandbox.launch, sqlTemplate),
      spec: job.spec,
      seed: job.seed,
      root: sandbox.launch.root,
    });
    sandbox.collect(job.limits.outputBytes, {
      printed: (stream, text) => options.onProgress?.({ kind: "printed", stream, text }),
      tooMuchOutput: () => this.#end({ kind: "too-much-output" }),
    });
    this.#watch = watchSandbox(sandbox.processIds, watchLimits(needsOf(job), sandbox.launch), (excess) =>
      this.#end(
        excess === "memory" ? { kind: "out-of-memory" } : { kind: "forbidden", what: TOO_MUCH[excess] },
      ),
    );
  }

  /** Returns null when a lane that was started ahead died before it got the run. Another lane can take the run. */
  async outcome(): Promise<Ended | null> {
    const { signal } = this.#options;
    const cancel = () => this.#end({ kind: "cancelled" });
    if (signal?.aborted) cancel();
    signal?.addEventListener("abort", cancel, { once: true });
    const ending = await this.#ended.promise;
    const durationMs = this.#clock.elapsedMs();
    signal?.removeEventListener("abort", cancel);
    this.#clock.stop();
    const peakBytes = this.#watch.stop(this.#lane.sandbox.knownProcessIds());
    const left = this.#lane.kill(ending?.kind === "judged" || ending?.kind === "example-ended");
    if (!ending) return null;
    await this.#lane.sandbox.drained();
    const outcome = toOutcome(ending, {
      job: this.#job,
      root: this.#lane.sandbox.launch.root,
      ran: {
        printed: this.#lane.sandbox.printed(),
        durationMs,
        peakMemoryMb: peakBytes && Math.ceil(peakBytes / MEGABYTE),
      },
      tests: this.#tests.sort((left, right) => left.at - right.at).map(({ test }) => test),
      openTest: this.#openTest,
      serverGone: this.#serverGone,
    });
    return { outcome, left };
  }

  #takeFromJudge(message: FromJudge) {
    switch (message.kind) {
      case "warm":
      case "rehearsed":
        return;
      case "start-sent":
        // Without a spec nothing is left to load. From here on only the learner's time runs.
        if (this.#job.spec === null) this.#clock.judgeLoaded();
        return this.#clock.startSent();
      case "loaded":
        this.#judgeLoaded = true;
        this.#clock.judgeLoaded();
        return this.#noteBeginning();
      case "run-started":
        return this.#takeRunStarted(message.reply);
      case "test-started":
        this.#openTest = { name: message.name, concept: message.concept };
        return this.#options.onProgress?.({ kind: "test-started", name: message.name });
      case "test-ended":
        return this.#takeTest(message.at, withExcerpt(message.test, this.#job.allFiles));
      case "server-gone":
        // A server that ended by itself makes its run a crash, no matter which test notices.
        if (KINDS[this.#job.kind].serves) this.#serverGone ??= message;
        return;
      case "gone":
        return message.before && this.#lane.isWarm ? this.#ended.resolve(null) : this.#takeGone();
      case "forbidden":
      case "out-of-memory":
        return this.#end(message);
      case "stuck":
        return this.#end({ kind: "timed-out", afterMs: message.afterMs });
      case "alive":
        return this.#end({ kind: "timed-out", afterMs: this.#job.limits.timeoutMs });
      case "done":
        return this.#end({ kind: "judged" });
      case "failed":
        return this.#end({ kind: "judge-failed", message: message.message });
    }
  }

  #takeRunStarted(reply: Reply) {
    if (!reply.ok) return this.#end({ kind: "load-failed", error: reply.error });
    const started = RunStarted.safeParse(tryDecode(reply.value)?.value).data;
    switch (started?.state) {
      case undefined:
        return this.#end({ kind: "forbidden", what: FORGED });
      case "ready":
        this.#isLearnerReady = true;
        this.#clock.learnerReady();
        if (started.afterMs !== undefined)
          this.#options.onProgress?.({ kind: "ready", afterMs: started.afterMs });
        return this.#noteBeginning();
      case "not-ready":
        return this.#end({ kind: "not-ready" });
      case "no-service": {
        const lack = missingAtStart(this.#job.services);
        return this.#end(lack ? { kind: "not-runnable", ...lack } : { kind: "forbidden", what: FORGED });
      }
      case "exited":
        return this.#end(
          this.#job.spec ? { kind: "gone", exit: started } : { kind: "example-ended", exit: started },
        );
    }
  }

  #takeTest(at: number, test: TestOutcome) {
    this.#openTest = null;
    this.#tests.push({ at, test });
    this.#options.onProgress?.({ kind: "test-ended", test });
  }

  #noteBeginning() {
    if (this.#judgeLoaded && this.#isLearnerReady) this.#clock.testsStarted();
  }

  /**
   * The channel closes with the process. The exit state is known a little later, and the last output is read by then.
   */
  async #takeGone() {
    const { sandbox } = this.#lane;
    const exit = await sandbox.ended;
    this.#end(sandbox.ranOutOfMemory() ? { kind: "out-of-memory" } : { kind: "gone", exit });
  }

  /**
   * Decides at the time limit. A judge that reports that it is alive was waiting for the learner's side. Otherwise it
   * is stuck in the spec.
   */
  #takeLate() {
    this.#lane.judge.send({ kind: "time-up" });
    const stuck = () => this.#end({ kind: "judge-failed", message: "The spec did not come to its end." });
    setTimeout(stuck, ALIVE_MS).unref();
  }

  #end(ending: Ending) {
    this.#ended.resolve(ending);
  }
}
