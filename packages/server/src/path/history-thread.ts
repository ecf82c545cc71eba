/** A thread that folds histories: a fold of a long log takes seconds, in which the server would answer nobody. */
import { Worker } from "node:worker_threads";
import type { Graph } from "@aulo/engine";
import type { HistoryRequests } from "./history-folds.ts";

export type HistoryThread = {
  ask: <Kind extends keyof HistoryRequests>(
    kind: Kind,
    asked: HistoryRequests[Kind]["asked"],
  ) => Promise<HistoryRequests[Kind]["reply"]>;
  /** Ends the thread; requests under way are rejected. */
  close: () => Promise<void>;
};

type Pending = { resolve: (reply: never) => void; reject: (error: Error) => void };

/** @param onEnd called when the thread has ended, by itself or by `close` */
export function startHistoryThread(graph: Graph, onEnd: () => void): HistoryThread {
  const worker = new Worker(new URL("./history-worker.ts", import.meta.url), { workerData: graph });
  const pending = new Map<number, Pending>();
  let last = 0;
  let failure = new Error("The thread of histories has ended.");
  worker.unref();
  worker.on("message", ({ id, reply }: { id: number; reply: never }) => {
    pending.get(id)?.resolve(reply);
    pending.delete(id);
  });
  worker.on("error", (error: Error) => {
    failure = error;
  });
  worker.on("exit", () => {
    onEnd();
    for (const { reject } of pending.values()) reject(failure);
  });
  return {
    ask: (kind, asked) =>
      new Promise((resolve, reject) => {
        last += 1;
        pending.set(last, { resolve, reject });
        worker.postMessage({ id: last, kind, asked });
      }),
    close: async () => {
      await worker.terminate();
    },
  };
}
