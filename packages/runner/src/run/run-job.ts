/**
 * One run:
 * 1. the sandbox and the judge start side by side; the learner's side is told the files and begins;
 * 2. once it has begun and the spec is loaded, the judge runs its tests; each request of theirs goes through here to
 *    the learner's side, each reply back, when it is one that was asked for;
 * 3. the first thing that ends the run decides: a verdict, a fault, a limit, a cancelled signal;
 * 4. everything that was started is killed, every folder removed, and only then is the outcome given.
 */
import type { CheckedJob } from "../check-job.ts";
import type { FromJudge } from "../judge/messages.ts";
import { type Judge, startJudge } from "../judge/start-judge.ts";
import type { Outcome, Progress, TestOutcome } from "../outcome.ts";
import type { ChosenTier } from "../sandbox/choose-tier.ts";
import { learnerNodeOptions } from "../sandbox/launch.ts";
import { type Sandbox, type SandboxExit, startSandbox } from "../sandbox/start-sandbox.ts";
import type { Toolbox } from "../sandbox/toolbox.ts";
import { decode } from "../wire/codec.ts";
import { parseReply } from "../wire/reply.ts";
import type { Begin, Operation, Reply } from "../wire/request.ts";
import { Begun } from "./begun.ts";
import type { Ending } from "./ending.ts";
import { toOutcome } from "./to-outcome.ts";

export type RunContext = { toolbox: Toolbox; tier: ChosenTier; sqlTemplate: string | null };
export type RunOptions = { signal?: AbortSignal; onProgress?: (progress: Progress) => void };

/** Time the judge has to load, ms, and to close after the learner's time is up. */
const JUDGE_LOAD_MS = 20_000;
const BEGIN_ID = 0;

/** Runs a checked job to its outcome. Never rejects for anything that the learner's code does. */
export async function runJob(context: RunContext, job: CheckedJob, options: RunOptions): Promise<Outcome> {
  const run = new Run(context, job, options);
  return run.outcome();
}

class Run {
  readonly #job: CheckedJob;
  readonly #options: RunOptions;
  readonly #sandbox: Sandbox;
  readonly #judge: Judge | null;
  readonly #startedAt = performance.now();
  readonly #ended = Promise.withResolvers<Ending>();
  readonly #pending = new Set<number>([BEGIN_ID]);
  readonly #tests: TestOutcome[] = [];
  readonly #timers: NodeJS.Timeout[] = [];
  #openTest: string | null = null;
  #exit: SandboxExit | null = null;
  #serverGone: SandboxExit | null = null;
  #hasBegun = false;
  #judgeLoaded = false;

  constructor(context: RunContext, job: CheckedJob, options: RunOptions) {
    this.#job = job;
    this.#options = options;
    const launch = context.tier.launch({
      toolbox: context.toolbox,
      module: "main.js",
      args: [],
      memoryMb: job.limits.memoryMb,
      runsPostgres: job.kind === "sql",
      learnerInHarness: job.kind === "sql" || (job.kind === "function" && job.spec !== null),
    });
    this.#sandbox = startSandbox(launch, job.limits, {
      line: (line) => this.#takeLine(line),
      lineTooLong: () => this.#end({ kind: "forbidden", what: "a reply above the size limit" }),
      printed: (stream, text) => options.onProgress?.({ kind: "printed", stream, text }),
      tooMuchOutput: () => this.#end({ kind: "too-much-output" }),
      ended: (exit) => this.#takeExit(exit),
    });
    this.#judge =
      job.spec &&
      startJudge(job, job.spec, launch.root, {
        message: (message) => this.#takeFromJudge(message),
        died: (message) => this.#end({ kind: "judge-failed", message }),
      });
    this.#send(BEGIN_ID, this.#begin(context));
    this.#limitTime();
  }

  async outcome(): Promise<Outcome> {
    const { signal } = this.#options;
    const cancel = () => this.#end({ kind: "cancelled" });
    if (signal?.aborted) cancel();
    signal?.addEventListener("abort", cancel, { once: true });
    const ending = await this.#ended.promise;
    const durationMs = Math.round(performance.now() - this.#startedAt);
    signal?.removeEventListener("abort", cancel);
    for (const timer of this.#timers) clearTimeout(timer);
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

  #begin({ sqlTemplate }: RunContext): Begin {
    const { kind, entry, allFiles, limits, spec } = this.#job;
    const { launch } = this.#sandbox;
    return {
      op: "begin",
      kind,
      entry,
      files: allFiles,
      example: spec === null,
      readyMs: limits.readyMs,
      outputBytes: limits.outputBytes,
      nodeOptions: learnerNodeOptions(limits.memoryMb),
      confine: launch.confine,
      sqlTemplate: sqlTemplate && `${launch.toolboxInside}/${sqlTemplate}`,
    };
  }

  /** The learner's time starts when the sandbox does; should the judge be ready later, then with the judge. */
  #limitTime() {
    const { timeoutMs } = this.#job.limits;
    const timeUp = () => {
      if (this.#judge && !this.#judgeLoaded && this.#hasBegun) return;
      this.#end({ kind: "timed-out", afterMs: timeoutMs });
    };
    this.#timers.push(setTimeout(timeUp, timeoutMs));
    if (!this.#judge) return;
    const judgeLate = () => {
      if (!this.#judgeLoaded) this.#end({ kind: "judge-failed", message: "The spec did not load in time." });
    };
    this.#timers.push(setTimeout(judgeLate, JUDGE_LOAD_MS));
  }

  #takeFromJudge(message: FromJudge) {
    switch (message.kind) {
      case "loaded":
        this.#judgeLoaded = true;
        return this.#beginTests();
      case "ask":
        return this.#takeAsk(message.id, message.operation);
      case "test-started":
        this.#openTest = message.name;
        return this.#options.onProgress?.(message);
      case "test-ended":
        this.#openTest = null;
        this.#tests.push(message.test);
        return this.#options.onProgress?.(message);
      case "stuck":
        return this.#end({ kind: "timed-out", afterMs: message.afterMs });
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
    if (!reply || !this.#pending.delete(reply.id)) {
      return this.#end({ kind: "forbidden", what: "writing to the runner's own channel" });
    }
    if (isMemoryError(reply)) return this.#end({ kind: "out-of-memory" });
    if (reply.id === BEGIN_ID) return this.#takeBegun(reply);
    this.#noteServerGone(reply);
    this.#judge?.tell({ kind: "reply", reply });
  }

  #takeBegun(reply: Reply) {
    if (!reply.ok) return this.#end({ kind: "load-failed", error: reply.error });
    const begun = Begun.safeParse(decode(reply.value));
    if (!begun.success) return this.#end({ kind: "forbidden", what: "writing to the runner's own channel" });
    switch (begun.data.state) {
      case "ready":
        this.#hasBegun = true;
        if (begun.data.afterMs !== undefined)
          this.#options.onProgress?.({ kind: "ready", afterMs: begun.data.afterMs });
        return this.#beginTests();
      case "not-ready":
        return this.#end({ kind: "not-ready" });
      case "exited":
        return this.#end(
          this.#judge ? { kind: "gone", exit: begun.data } : { kind: "example-ended", exit: begun.data },
        );
    }
  }

  #beginTests() {
    if (!this.#judge || !this.#judgeLoaded || !this.#hasBegun) return;
    this.#judge.tell({ kind: "begin" });
    const { timeoutMs } = this.#job.limits;
    const usedMs = performance.now() - this.#startedAt;
    // A judge that was slow to load must not have used the learner's time up.
    if (usedMs > timeoutMs / 2) {
      this.#timers.push(setTimeout(() => this.#end({ kind: "timed-out", afterMs: timeoutMs }), timeoutMs));
    }
  }

  /** A server that ended by itself makes its run a crash, whichever test notices. */
  #noteServerGone(reply: Reply) {
    if (this.#job.kind !== "server" || !reply.ok) return;
    const { value } = reply;
    if (typeof value !== "object" || value === null || Array.isArray(value) || value.state !== "gone") return;
    const exitCode = typeof value.exitCode === "number" ? value.exitCode : null;
    this.#serverGone ??= { exitCode, signal: typeof value.signal === "string" ? value.signal : null };
  }

  /** What has been answered by then still counts; the next request, or one that is open, does not get an answer. */
  #takeExit(exit: SandboxExit) {
    this.#exit = exit;
    if (this.#pending.size > 0 || !this.#judge) this.#end({ kind: "gone", exit });
  }

  #send(id: number, operation: Operation) {
    this.#sandbox.send(JSON.stringify({ id, operation }));
  }

  #end(ending: Ending) {
    this.#ended.resolve(ending);
  }
}

function isMemoryError(reply: Reply): boolean {
  if (reply.ok) return false;
  const { error } = reply;
  if (typeof error !== "object" || error === null || Array.isArray(error)) return false;
  return error.name === "RangeError" && error.message === "Array buffer allocation failed";
}
