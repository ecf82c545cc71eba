/**
 * One run:
 * 1. the sandbox and the judge start side by side; the learner's side is told the files and begins;
 * 2. once it has begun and the spec is loaded, the judge runs its tests; each request of theirs goes through here to
 *    the learner's side, each reply back, when it is one that was asked for;
 * 3. the first thing that ends the run decides: a verdict, a fault, a limit, a cancelled signal;
 * 4. everything that was started is killed, every folder removed, and only then is the outcome given.
 */
import { type CheckedJob, runsInHarness, runsPostgres } from "../check-job.ts";
import type { FromJudge } from "../judge/messages.ts";
import { type Judge, startJudge } from "../judge/start-judge.ts";
import { SQL_MEMORY_MB } from "../limits.ts";
import type { Outcome, Progress, TestOutcome } from "../outcome.ts";
import type { ChosenTier } from "../sandbox/choose-tier.ts";
import { type Sandbox, type SandboxExit, startSandbox } from "../sandbox/start-sandbox.ts";
import type { Toolbox } from "../sandbox/toolbox.ts";
import { tryDecode } from "../wire/codec.ts";
import { parseReply } from "../wire/reply.ts";
import type { Operation, Reply } from "../wire/request.ts";
import { Begun, goneServer, isMemoryError, toBegin } from "./begin.ts";
import { type Clock, startClock } from "./clock.ts";
import type { Ending } from "./ending.ts";
import { type OpenTest, toOutcome } from "./to-outcome.ts";

export type RunContext = { toolbox: Toolbox; tier: ChosenTier; sqlTemplate: string | null };
export type RunOptions = { signal?: AbortSignal; onProgress?: (progress: Progress) => void };

const BEGIN_ID = 0;
/** Time a judge has to say that it is alive, ms. */
const ALIVE_MS = 2_000;
const FORGED = "writing to the runner's own channel";

export class Run {
  readonly #job: CheckedJob;
  readonly #options: RunOptions;
  readonly #sandbox: Sandbox;
  readonly #judge: Judge | null;
  readonly #clock: Clock;
  readonly #ended = Promise.withResolvers<Ending>();
  readonly #pending = new Set<number>([BEGIN_ID]);
  readonly #tests: TestOutcome[] = [];
  #openTest: OpenTest | null = null;
  #exit: SandboxExit | null = null;
  #serverGone: SandboxExit | null = null;
  #hasBegun = false;
  #judgeLoaded = false;

  constructor(context: RunContext, job: CheckedJob, options: RunOptions) {
    this.#job = job;
    this.#options = options;
    this.#clock = startClock(job.limits.timeoutMs, {
      learnerLate: () => this.#takeLate(),
      judgeLate: () => this.#endUnlessLoaded(),
    });
    this.#sandbox = this.#startSandbox(context);
    const { root } = this.#sandbox.launch;
    this.#judge =
      job.spec &&
      startJudge(job, job.spec, root, {
        message: (message) => this.#takeFromJudge(message),
        died: (message) => this.#end({ kind: "judge-failed", message }),
      });
    this.#send(BEGIN_ID, toBegin(job, this.#sandbox.launch, context.sqlTemplate));
  }

  async outcome(): Promise<Outcome> {
    const { signal } = this.#options;
    const cancel = () => this.#end({ kind: "cancelled" });
    if (signal?.aborted) cancel();
    signal?.addEventListener("abort", cancel, { once: true });
    const ending = await this.#ended.promise;
    const durationMs = this.#clock.elapsedMs();
    signal?.removeEventListener("abort", cancel);
    this.#clock.stop();
    await Promise.all([this.#sandbox.kill(), this.#judge?.kill()]);
    return toOutcome(ending, {
      job: this.#job,
      root: this.#sandbox.launch.root,
      printed: this.#sandbox.printed(),
      durationMs,
      tests: this.#tests,
      openTest: this.#openTest,
      serverGone: this.#serverGone,
    });
  }

  #startSandbox({ tier, toolbox }: RunContext): Sandbox {
    const { limits } = this.#job;
    const launch = tier.launch({
      toolbox,
      module: "main.js",
      args: [],
      memoryMb: limits.memoryMb,
      // Learners may import PGlite in any kind of exercise: such a job asks for the memory that SQL has.
      runsPostgres: runsPostgres(this.#job) || limits.memoryMb >= SQL_MEMORY_MB,
      learnerInHarness: runsInHarness(this.#job),
    });
    return startSandbox(launch, limits, {
      line: (line) => this.#takeLine(line),
      lineTooLong: () => this.#end({ kind: "forbidden", what: "a reply above the size limit" }),
      printed: (stream, text) => this.#options.onProgress?.({ kind: "printed", stream, text }),
      tooMuchOutput: () => this.#end({ kind: "too-much-output" }),
      ended: (exit) => this.#takeExit(exit),
    });
  }

  #takeFromJudge(message: FromJudge) {
    switch (message.kind) {
      case "loaded":
        this.#judgeLoaded = true;
        this.#clock.judgeLoaded();
        return this.#beginTests();
      case "ask":
        return this.#takeAsk(message.id, message.operation);
      case "test-started":
        this.#openTest = { name: message.name, concept: message.concept };
        return this.#options.onProgress?.({ kind: "test-started", name: message.name });
      case "test-ended":
        this.#openTest = null;
        this.#tests.push(message.test);
        return this.#options.onProgress?.(message);
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

  #takeAsk(id: number, operation: Operation) {
    if (this.#exit) return this.#end({ kind: "gone", exit: this.#exit });
    this.#pending.add(id);
    this.#send(id, operation);
  }

  #takeLine(line: string) {
    const reply = parseReply(line);
    if (!reply || !this.#pending.delete(reply.id)) return this.#end({ kind: "forbidden", what: FORGED });
    if (isMemoryError(reply)) return this.#end({ kind: "out-of-memory" });
    if (reply.id === BEGIN_ID) return this.#takeBegun(reply);
    // A server that ended by itself makes its run a crash, whichever test notices.
    if (this.#job.kind === "server" || this.#job.kind === "project") this.#serverGone ??= goneServer(reply);
    this.#judge?.tell({ kind: "reply", reply });
  }

  #takeBegun(reply: Reply) {
    if (!reply.ok) return this.#end({ kind: "load-failed", error: reply.error });
    const begun = Begun.safeParse(tryDecode(reply.value)?.value).data;
    switch (begun?.state) {
      case undefined:
        return this.#end({ kind: "forbidden", what: FORGED });
      case "ready":
        this.#hasBegun = true;
        this.#clock.begun();
        if (begun.afterMs !== undefined)
          this.#options.onProgress?.({ kind: "ready", afterMs: begun.afterMs });
        return this.#beginTests();
      case "not-ready":
        return this.#end({ kind: "not-ready" });
      case "exited":
        return this.#end(
          this.#judge ? { kind: "gone", exit: begun } : { kind: "example-ended", exit: begun },
        );
    }
  }

  #beginTests() {
    if (!this.#judgeLoaded || !this.#hasBegun) return;
    this.#clock.testsStarted();
    this.#judge?.tell({ kind: "begin" });
  }

  /** What has been answered by then still counts; a request that is open, or comes later, does not get an answer. */
  #takeExit(exit: SandboxExit) {
    this.#exit = exit;
    if (this.#pending.size > 0) this.#end({ kind: "gone", exit });
  }

  /** Late with nothing owed by the learner's side means that the spec took the time, or is stuck itself. */
  #takeLate() {
    if (this.#pending.size > 0 || !this.#judge) {
      return this.#end({ kind: "timed-out", afterMs: this.#job.limits.timeoutMs });
    }
    this.#judge.tell({ kind: "time-up" });
    const stuck = () => this.#end({ kind: "judge-failed", message: "The spec did not come to its end." });
    setTimeout(stuck, ALIVE_MS).unref();
  }

  #endUnlessLoaded() {
    if (this.#judge) this.#end({ kind: "judge-failed", message: "The spec did not load in time." });
  }

  #send(id: number, operation: Operation) {
    this.#sandbox.send(JSON.stringify({ id, operation }));
  }

  #end(ending: Ending) {
    this.#ended.resolve(ending);
  }
}
