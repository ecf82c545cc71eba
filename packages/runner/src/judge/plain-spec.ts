/**
 * Runs specs in plain Jest style. They import the learner's module as if it stood beside them, and call it
 * synchronously. So the spec runs in a thread, which blocks while a call is under way. Meanwhile the main
 * thread serves both sides:
 * 1. A request of the thread goes to the learner's side. Its reply is handed back, with a signal that wakes
 *    the thread.
 * 2. A message of the thread goes to the runner. When the time is up while a call is under way, the thread is
 *    not the one that is stuck.
 */
import { join } from "node:path";
import { MessageChannel, Worker } from "node:worker_threads";
import type { Files } from "../job.ts";
import type { FromJudge } from "../wire/judge-messages.ts";
import type { Operation, Reply } from "../wire/request.ts";
import { send } from "./learner-side.ts";
import { IN_MEMORY } from "./load-spec.ts";
import { isMemoryError } from "./read-reply.ts";
import { report } from "./report.ts";

export type FromThread =
  | { kind: "ask"; id: number; operation: Operation }
  | { kind: "report"; message: FromJudge };
export type ToThread =
  /** The learner's side is ready. */
  | { kind: "learner-ready" }
  | { kind: "reply"; id: number; reply: Reply }
  /** Asks the thread to send `alive`. */
  | { kind: "time-up" };

type PlainRun = {
  spec: Files;
  seed: number;
  root: string;
  /** Paths of all files in the learner's folder. */
  files: string[];
  packageUrl: string;
  learnerId: number | null;
};
export type ThreadData = PlainRun & { port: MessagePort; wake: Int32Array };
type MessagePort = MessageChannel["port1"];

const THREAD = join(import.meta.dirname, "plain-thread.js");

let thread: { post: (message: ToThread) => void; isAsking: () => boolean } | null = null;

/** Whether this judge has run a plain spec. Its thread is not used again. */
export function hasPlainSpec(): boolean {
  return thread !== null;
}

/**
 * Loads the spec in a thread. Its tests run after `beginPlainSpec`.
 *
 * @throws Error when the spec holds a file that cannot be loaded from memory, since a thread leaves written
 * files behind
 */
export function startPlainSpec(run: PlainRun): void {
  const other = Object.keys(run.spec).find((path) => !IN_MEMORY.test(path));
  if (other !== undefined)
    throw new Error(`A plain Jest spec holds JavaScript modules and JSON, not ${other}.`);
  const { port1, port2 } = new MessageChannel();
  const wake = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const workerData: ThreadData = { ...run, port: port2, wake };
  const worker = new Worker(THREAD, { workerData, transferList: [port2] });
  let asked = 0;
  let answered = 0;
  const answer = (message: ToThread) => {
    port1.postMessage(message);
    Atomics.add(wake, 0, 1);
    Atomics.notify(wake, 0);
  };
  worker.on("error", (error) => report({ kind: "failed", message: `${error}` }));
  worker.on("exit", () => report({ kind: "failed", message: "The spec ended its own thread." }));
  port1.on("message", (message: FromThread) => {
    if (message.kind === "report") {
      report(message.message);
      return;
    }
    asked += 1;
    send(message.operation, (reply) => {
      answered += 1;
      if (isMemoryError(reply)) report({ kind: "out-of-memory" });
      else answer({ kind: "reply", id: message.id, reply });
    });
  });
  thread = { post: answer, isAsking: () => asked > answered };
}

export function runPlainSpec(): void {
  thread?.post({ kind: "learner-ready" });
}

/**
 * Reports `alive` when the time is up. With a plain spec its thread must report it, unless it waits for a
 * reply.
 */
export function reportAlive(): void {
  if (thread && !thread.isAsking()) thread.post({ kind: "time-up" });
  else report({ kind: "alive" });
}
