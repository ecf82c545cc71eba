/**
 * Moves the running estimates of difficulties by the answers that came since.
 *
 * 1. An answer notes its measurement with its own transaction, and changes no row that other answers change.
 * 2. A job takes the measurements, in their order, and moves the row of each item. One transaction deletes them and moves the rows.
 * 3. Every node runs the job. It takes the measurements of all nodes, so none waits for a node that died.
 */
import { authoredDifficulty, measureDifficulty } from "@aulo/engine";
import type { Logger } from "pino";
import { repeat } from "../db/repeat.ts";
import type { Db } from "../db/tables.ts";
import { lockDifficulty, shareDifficulties, takeMeasurements, updateDifficulty } from "./queries.ts";
import { shareWhenEnough } from "./share-difficulty.ts";

const PAUSE_MS = 2_000;
/** Measurements that one transaction takes. */
const AT_ONCE = 1_000;

/** Turns for which the job looks after an answer noted a measurement: the transaction of the answer may commit after the first. */
const TURNS = 3;

/** Turns left; some at the start, since an earlier process may have noted a measurement. */
let turnsLeft = TURNS;

type Needs = { db: Db; now: () => number };

/** Makes the next turns look for measurements. */
export function foldMeasurementsSoon(): void {
  turnsLeft = TURNS;
}

/** Folds the measurements now and then. A failure is logged, and the next turn tries again. */
export function startFolding({ db, now, log }: Needs & { log: Logger }): { stop: () => Promise<void> } {
  const fold = async () => {
    if (turnsLeft === 0) return;
    turnsLeft -= 1;
    try {
      await foldMeasurements({ db, now });
    } catch (error) {
      turnsLeft = TURNS;
      log.warn({ err: error }, "difficulties could not be moved");
    }
  };
  return repeat(PAUSE_MS, fold);
}

/** Folds every measurement that is there. */
export async function foldMeasurements({ db, now }: Needs): Promise<void> {
  let taken = AT_ONCE;
  while (taken === AT_ONCE)
    taken = await db.transaction().execute(async (tx) => {
      await shareDifficulties(tx);
      const rows = await takeMeasurements(tx, AT_ONCE);
      const changedAt = new Date(now());
      // Items in one order everywhere, so that two nodes do not wait for each other.
      for (const item of [...new Set(rows.map((row) => row.item))].toSorted()) {
        const ofItem = rows.filter((row) => row.item === item);
        const [first] = ofItem;
        if (first === undefined) continue;
        let row = await lockDifficulty(tx, { item, ...authoredDifficulty(first.authored) }, changedAt);
        for (const { measurement } of ofItem)
          row = shareWhenEnough({
            ...row,
            ...measureDifficulty(row, measurement),
            answers: row.answers + 1,
          });
        await updateDifficulty(tx, row, changedAt);
      }
      return rows.length;
    });
}
