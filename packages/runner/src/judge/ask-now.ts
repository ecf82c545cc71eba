/**
 * Connection of the thread to the learner's side, through the main thread: asynchronous (`ask` of session.ts)
 * and blocking (`askNow`).
 */
import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import type { Operation, Reply } from "../wire/request.ts";
import type { FromThread, ToThread } from "./plain-spec.ts";

export type Line = {
  /** Resolves when the learner's side is ready. */
  learnerReady: Promise<void>;
  send: (operation: Operation, take: (reply: Reply) => void) => void;
  /** Blocks the thread until the reply has arrived. @throws Error when it does not come by the deadline */
  askNow: (operation: Operation) => Reply;
  /** Deadline for replies, in the time of `performance.now()`. */
  setDeadline: (atMs: number) => void;
  /** Whether a reply missed the current deadline. */
  isLate: () => boolean;
};

const ALIVE: FromThread = { kind: "report", message: { kind: "alive" } };

export function createLine(port: MessagePort, wake: Int32Array): Line {
  const waiting = new Map<number, (reply: Reply) => void>();
  let asked = 0;
  let deadline = { atMs: Number.POSITIVE_INFINITY, isMissed: false };

  const learnerReady = Promise.withResolvers<void>();
  const take = (message: ToThread) => {
    if (message.kind === "learner-ready") learnerReady.resolve();
    else if (message.kind === "time-up") port.postMessage(ALIVE);
    else {
      waiting.get(message.id)?.(message.reply);
      waiting.delete(message.id);
    }
  };
  const send: Line["send"] = (operation, taker) => {
    asked += 1;
    waiting.set(asked, taker);
    const message: FromThread = { kind: "ask", id: asked, operation };
    port.postMessage(message);
  };
  port.on("message", take);
  const takeAll = () => {
    for (let found = receiveMessageOnPort(port); found; found = receiveMessageOnPort(port))
      take(found.message);
  };
  const askNow = (operation: Operation): Reply => {
    let answer: Reply | null = null;
    send(operation, (reply) => {
      answer = reply;
    });
    for (;;) {
      const seen = Atomics.load(wake, 0);
      takeAll();
      if (answer) return answer;
      const leftMs = deadline.atMs - performance.now();
      if (leftMs > 0 && Atomics.wait(wake, 0, seen, leftMs) !== "timed-out") continue;
      deadline.isMissed = true;
      throw new Error("The code did not answer in time.");
    }
  };
  return {
    learnerReady: learnerReady.promise,
    send,
    askNow,
    setDeadline: (atMs) => {
      deadline = { atMs, isMissed: false };
    },
    isLate: () => deadline.isMissed,
  };
}
