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
import type { Outcome, Progress } from "../../outcome.ts";
import { startOwnTimer } from "../../shared/own-time.ts";
import { colouredText, withPlainTexts } from "../../shared/plain-text.ts";
import { measureStarvation, type Starvation } from "../../shared/starvation.ts";
import { TEST_LIMITS } from "../../shared/test-limits.ts";
import type { FromJudge, RunStart } from "../../wire/judge-messages.ts";
import { type CheckedJob, needsOf } from "../check-job.ts";
import { withExcerpt } from "../errors/source-spot.ts";
import type { Lane, LaneEnd } from "../pool/start-lane.ts";
import { watchLimits } from "../sandbox/launch.ts";
import type { SandboxExit } from "../sandbox/start-sandbox.ts";
import { watchSandbox } from "../sandbox/watch.ts";
import { orderWrites } from "../sandbox/write-order.ts";
import { type Clock, startClock } from "./clock.ts";
import { type Doubt, doubtOf } from "./doubt.ts";
import type { Ending } from "./ending.ts";
import { missingAtStart } from "./missing-requirement.ts";
import { printedOutside, type RawPrinted } from "./printed-spans.ts";
import { toRunRequest } from "./run-request.ts";
import { type JudgedTest, type OpenTest, toOutcome } from "./to-outcome.ts";

export type RunOptions = { signal?: AbortSignal; onProgress?: (progress: Progress) => void };

/** `left` settles when no process and no file of the run is left. */
export type Ended = { outcome: Outcome; doubt: Doubt | null; left: Promise<void> };

/** Time a judge has to report that it is alive, ms. */
const ALIVE_MS = 2_000;
/** Interval between two measurements of the time that the run has waited for a processor, ms. */
const MEASURE_MS = 100;
const MEGABYTE = 1024 * 1024;
const TOO_MUCH = {
  files: "making more files than a run may",
  disk: "writing more to files than a run may",
  processes: "starting more programs than a run may",
  sockets: "opening more sockets than a run may",
} as const;
const FORGED = "writing to the runner's own channel";

export class Run {
  readonly #job: CheckedJob;
  readonly #options: RunOptions;
  readonly #lane: Lane;
  readonly #clock: Clock;
  readonly #ended = Promise.withResolvers<Ending | null>();
  readonly #tests: (JudgedTest & { at: number })[] = [];
  readonly #watch: ReturnType<typeof watchSandbox>;
  readonly #starvation: Starvation;
  readonly #measuring: NodeJS.Timeout;
  #stopAlive = () => {};
  #isLate = false;
  #openTest: OpenTest | null = null;
  #serverGone: SandboxExit | null = null;
  #isLearnerReady = false;
  #judgeLoaded = false;

  constructor(lane: Lane, sqlTemplate: string | null, job: CheckedJob, options: RunOptions) {
    this.#job = job;
    this.#options = options;
    this.#lane = lane;
    const { sandbox, judge } = lane;
    this.#starvation = measureStarvation(() => [
      ...sandbox.knownProcessIds(),
      ...(judge.processId === null ? [] : [judge.processId]),
    ]);
    this.#measuring = setInterval(this.#starvation.waitedMs, MEASURE_MS).unref();
    this.#clock = startClock(job.limits.timeoutMs, this.#starvation, {
      learnerLate: (wasStarved) => this.#takeLate(wasStarved),
      judgeLate: () =>
        this.#end({ kind: "judge-failed", message: "The spec did not load in time.", isLate: true }),
    });
    judge.listen({
      message: (message) => this.#takeFromJudge(message),
      died: (message) => this.#end({ kind: "judge-failed", message }),
    });
    judge.send({
      kind: "run",
      request: toRunRequest(job, { launch: sandbox.launch, folder: lane.folder }, sqlTemplate),
      spec: job.spec,
      seed: job.seed,
      root: rootOf(lane),
      learnerId: sandbox.processId,
    });
    sandbox.collect(job.limits.outputBytes, {
      printed: (stream, text, afterMs) =>
        options.onProgress?.({ kind: "printed", stream, text: colouredText(text), afterMs }),
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
    const [waitedMs, ranMs] = [this.#starvation.waitedMs(), this.#starvation.ranMs()];
    clearInterval(this.#measuring);
    signal?.removeEventListener("abort", cancel);
    this.#clock.stop();
    this.#stopAlive();
    const peakBytes = this.#watch.stop(this.#lane.sandbox.knownProcessIds());
    const left = this.#lane.end(laneEnd(ending));
    if (!ending) return null;
    await this.#lane.sandbox.drained();
    const raw = this.#rawPrinted();
    const outcome = toOutcome(ending, {
      job: this.#job,
      root: rootOf(this.#lane),
      raw,
      ran: {
        printed: printedOutside(raw, []),
        durationMs,
        peakMemoryMb: peakBytes && Math.ceil(peakBytes / MEGABYTE),
      },
      tests: this.#tests.sort((left, right) => left.at - right.at),
      openTest: this.#openTest,
      serverGone: this.#serverGone,
    });
    const doubt = doubtOf(outcome, {
      durationMs,
      waitedMs,
      ranMs,
      isLate: this.#isLate || (ending.kind === "judge-failed" && ending.isLate === true),
    });
    return { outcome, doubt, left };
  }

  #takeFromJudge(message: FromJudge) {
    switch (message.kind) {
      case "warm":
      case "rehearsed":
      case "spec-written":
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
        return this.#takeRunStarted(message.start);
      case "test-started":
        this.#openTest = { name: message.name, concept: message.concept, from: message.printed };
        return this.#options.onProgress?.({ kind: "test-started", name: message.name });
      case "test-ended":
        return this.#takeTest(message);
      case "server-gone":
        // A server that ended by itself makes its run a crash, no matter which test notices.
        if (KINDS[this.#job.kind].serves) this.#serverGone ??= message;
        return;
      case "gone":
        return message.before && this.#lane.isWarm ? this.#ended.resolve(null) : this.#takeGone();
      case "forbidden":
      case "load-failed":
      case "out-of-memory":
        return this.#end(message);
      case "stuck":
        return this.#end({ kind: "timed-out", afterMs: message.afterMs });
      case "late":
        this.#isLate = true;
        return;
      case "alive":
        return this.#end({ kind: "timed-out", afterMs: this.#job.limits.timeoutMs });
      case "done":
        return this.#end({ kind: "judged" });
      case "failed":
        return this.#end({ kind: "judge-failed", message: message.message });
    }
  }

  #takeRunStarted(started: RunStart) {
    switch (started.state) {
      case "forged":
        return this.#end({ kind: "forbidden", what: FORGED });
      case "threw":
        return this.#end({ kind: "load-failed", thrown: started.thrown });
      case "ready":
        this.#isLearnerReady = true;
        this.#clock.learnerReady();
        if (started.afterMs !== null) this.#options.onProgress?.({ kind: "ready", afterMs: started.afterMs });
        return this.#noteBeginning();
      case "not-ready":
        return this.#end({ kind: "not-ready" });
      case "no-service": {
        const lack = missingAtStart(this.#job.services);
        return this.#end(lack ? { kind: "not-runnable", ...lack } : { kind: "forbidden", what: FORGED });
      }
      case "exited":
        return this.#end(
          this.#job.spec
            ? { kind: "gone", exit: started, atStart: true }
            : { kind: "example-ended", exit: started },
        );
    }
  }

  #takeTest({ at, test: judged, printed }: FromJudge & { kind: "test-ended" }) {
    const test = withExcerpt(judged, this.#job.allFiles);
    const from = this.#openTest?.from ?? [0, 0];
    this.#openTest = null;
    this.#tests.push({ at, test, from, to: printed });
    this.#options.onProgress?.({ kind: "test-ended", test: withPlainTexts(test) });
  }

  #rawPrinted(): RawPrinted {
    const { stdout, stderr, ...order } = this.#lane.sandbox.printed();
    const streams = { stdout: Buffer.from(stdout), stderr: Buffer.from(stderr) };
    return { streams, stretches: orderWrites({ streams, ...order, maxPieces: TEST_LIMITS.printedPieces }) };
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
    this.#end(sandbox.ranOutOfMemory() ? { kind: "out-of-memory" } : { kind: "gone", exit, atStart: false });
  }

  /**
   * Decides at the time limit. A judge that reports that it is alive was waiting for the learner's side. Otherwise it
   * is stuck in the spec.
   */
  #takeLate(wasStarved: boolean) {
    this.#isLate ||= wasStarved;
    this.#lane.judge.send({ kind: "time-up" });
    this.#stopAlive = startOwnTimer(ALIVE_MS, this.#starvation, () =>
      this.#end({ kind: "judge-failed", message: "The spec did not come to its end.", isLate: true }),
    );
  }

  #end(ending: Ending) {
    this.#ended.resolve(ending);
  }
}

/** Folder of the run, by its path inside. */
function rootOf({ sandbox, folder }: Lane): string {
  return folder === null ? sandbox.launch.root : `${sandbox.launch.root}/${folder}`;
}

function laneEnd(ending: Ending | null): LaneEnd {
  switch (ending?.kind) {
    case "judged":
    case "example-ended":
      return "verdict";
    case "load-failed":
    case "not-ready":
      return "not-begun";
    case "gone":
      return ending.atStart ? "not-begun" : "broken";
    default:
      return "broken";
  }
}
