// The thread that folds histories; `history-thread.ts` starts it.

import { parentPort, workerData } from "node:worker_threads";
import { createHistoryFolds, type HistoryFolds } from "./history-folds.ts";

type Asked = { id: number; kind: keyof HistoryFolds; asked: unknown };

const folds: Record<keyof HistoryFolds, (asked: never) => unknown> = createHistoryFolds(workerData);

parentPort?.on("message", ({ id, kind, asked }: Asked & { asked: never }) => {
  parentPort?.postMessage({ id, reply: folds[kind](asked) });
});
