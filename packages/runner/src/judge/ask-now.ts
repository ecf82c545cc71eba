/**
 * Connection of the thread to the learner's side, through the main thread: asynchronous (`ask` of session.ts)
 * and blocking (`askNow`).
 */
import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import { leftOf } from "../shared/own-time.ts";
import type { Starvation } from "../shared/starvation.ts";
import type { Operation, Reply } from "../wire/request.ts";
import type { FromThread, ToThread } from "./plain-spec.ts";
import { notePrinted } from "./printed-so-far.ts";

export type Line = {
  /** Resolves when the learner's side is ready. */
  learnerReady: Promise<void>;
  send: (operation: Operation, take: (reply: Reply) => void) => void;
  /** Blocks the thread until the reply has arrived. @throws Error when it does not come within the limit */
  askNow: (operation: Operation) => Reply;
  /** Sets the limit for replies, in the run's own time from now on. */
  setLimit: (limitMs: number) => void;
  /** Whether a reply missed the current limit. */
  isLate: () => boolean;
};

const ALIVE: FromThread = { kind: "report", message: { kind: "alive" } };

/** Longest wait, ms, before the run's own time is measured again. */
const LOOK_MS = 250;

export function createLine(port: MessagePort, wake: Int32Array, starvation: Starvation): Line {
  const waiting = new Map<number, (reply: Reply) => void>();
  let asked = 0;
  let limit = { ms: Number.POSITIVE_INFINITY, fromMs: 0, waitedBeforeMs: 0, isMissed: false };
  const leftMs = () =>
    leftOf(limit.ms, {
      passedMs: performance.now() - limit.fromMs,
      waitedMs: starvation.waitedMs() - limit.waitedBeforeMs,
    });

  const learnerReady = Promise.withResolvers<void>();
  const take = (message: ToThread) => {
    if (message.kind === "learner-ready") learnerReady.resolve();
    else if (message.kind === "time-up") port.postMessage(ALIVE);
    else {
      notePrinted(message.reply);
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
      if (Atomics.wait(wake, 0, seen, LOOK_MS) !== "timed-out" || leftMs() > 0) continue;
      limit.isMissed = true;
      throw new Error("The code did not answer in time.");
    }
  };
  return {
    learnerReady: learnerReady.promise,
    send,
    askNow,
    setLimit: (ms) => {
      limit = { ms, fromMs: performance.now(), waitedBeforeMs: starvation.waitedMs(), isMissed: false };
    },
    isLate: () => limit.isMissed,
  };
}
