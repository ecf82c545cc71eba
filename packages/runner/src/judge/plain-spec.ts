/**
 * A spec in plain Jest style imports the learner's module as if it stood beside it, and calls it without waiting. It runs in
 * a thread of its own, which stands still while a call is on its way; the main thread goes on speaking with both sides:
 *
 * 1. what the thread asks is sent to the learner's side, and each reply handed back with a sign that wakes the thread;
 * 2. what the thread tells is told.
 */
import { join } from "node:path";
import { MessageChannel, Worker } from "node:worker_threads";
import type { Files } from "../job.ts";
import type { Operation, Reply } from "../wire/request.ts";
import { send } from "./learner-side.ts";
import type { FromJudge } from "./messages.ts";
import { isMemoryError } from "./read-reply.ts";
import { tell } from "./tell.ts";

export type FromThread =
  | { kind: "ask"; id: number; operation: Operation }
  | { kind: "tell"; message: FromJudge };
export type ToThread = { id: number; reply: Reply };

type PlainRun = {
  spec: Files;
  seed: number;
  root: string;
  /** Paths of all files in the learner's folder. */
  files: string[];
  packageUrl: string;
};
export type ThreadData = PlainRun & { port: MessagePort; wake: Int32Array };
type MessagePort = MessageChannel["port1"];

const THREAD = join(import.meta.dirname, "plain-thread.js");

/** Whether the spec is one that knows nothing of the runner. */
export function isPlainSpec(spec: Files): boolean {
  return !Object.values(spec).some((text) => text.includes("@aulo/runner/spec"));
}

export function runPlainSpec(run: PlainRun): void {
  const { port1, port2 } = new MessageChannel();
  const wake = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const workerData: ThreadData = { ...run, port: port2, wake };
  const thread = new Worker(THREAD, { workerData, transferList: [port2], stdout: false });
  thread.on("error", (error) => tell({ kind: "failed", message: `${error}` }));
  port1.on("message", (message: FromThread) => {
    if (message.kind === "tell") return tell(message.message);
    send(message.operation, (reply) => {
      if (isMemoryError(reply)) return tell({ kind: "out-of-memory" });
      const answer: ToThread = { id: message.id, reply };
      port1.postMessage(answer);
      Atomics.add(wake, 0, 1);
      Atomics.notify(wake, 0);
    });
  });
}
