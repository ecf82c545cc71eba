/**
 * Fits the difficulties of all items to the logs of this installation.
 *
 * 1. All logs are read, without voided entries.
 * 2. Learners and items are fitted to each other, in several rounds.
 * 3. The rows of all items are replaced in one transaction, under a new version. Logs and states stay as they are: an answer in
 *    the log keeps the difficulty that its item had then.
 *
 * Answers that arrive while the logs are read count at the next fit.
 */
import { authoredDifficulty, ENGINE_VERSION, type FittedDifficulty, fitDifficulties } from "@aulo/engine";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Db } from "../db/tables.ts";
import { readLogs } from "../learners/read-logs.ts";
import {
  type DifficultyRow,
  deleteMeasurements,
  insertCalibration,
  lockDifficulties,
  replaceDifficulties,
  selectDifficulties,
  selectLastCalibration,
} from "./queries.ts";
import { shareWhenEnough } from "./share-difficulty.ts";

/** The difficulty of one item before and after the fit, on the scale of strength. */
export type MovedItem = {
  item: string;
  authored: number;
  before: number;
  after: number;
  /** Standard deviation of the new estimate. */
  spread: number;
  answers: number;
  /** Whether the fold uses the estimate from now on; false while too few learners have answered. */
  shared: boolean;
};

export type Calibration = {
  /** The version that the rows have now, or would have; from 1. */
  version: number;
  learners: number;
  /** Number of answers that measure an item. */
  answers: number;
  /** Largest move first. */
  items: readonly MovedItem[];
  written: boolean;
};

/** No log holds an answer that measures an item. */
export class NothingToFitError extends Error {
  override name = "NothingToFitError";
}

type Known = { catalogue: Catalogue; before: ReadonlyMap<string, DifficultyRow> };

type Calibrate = { db: Db; catalogue: Catalogue; now: () => number };

/**
 * Fits the difficulties of all items that were answered and, unless `dryRun`, writes them.
 *
 * @throws NothingToFitError when no log holds an answer that measures an item
 */
export async function calibrateItems(
  { db, catalogue, now }: Calibrate,
  { dryRun }: { dryRun: boolean },
): Promise<Calibration> {
  const logs = await readLogs({ db, catalogue });
  const fitted = fitDifficulties(catalogue.graph, logs);
  if (fitted.size === 0)
    throw new NothingToFitError(
      "There is nothing to fit: no learner here has answered an item yet. Items keep their authors' estimates.",
    );
  const next = (await selectLastCalibration(db)) + 1;
  const before = new Map((await selectDifficulties(db)).map((row) => [row.item, row]));
  const rows = [...fitted].map(([item, each]) => toRow(item, each, next));
  const version = dryRun ? next : await write(db, rows, { at: new Date(now()), learners: logs.length });
  return {
    version,
    learners: logs.length,
    answers: rows.reduce((sum, { answers }) => sum + answers, 0),
    items: rows
      .flatMap((row) => toMoved({ catalogue, before }, row))
      .toSorted((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before)),
    written: !dryRun,
  };
}

function toRow(item: string, fitted: FittedDifficulty, version: number): DifficultyRow {
  return shareWhenEnough({ item, ...fitted, shared: null, sharedAnswers: 0, version });
}

function write(db: Db, rows: readonly DifficultyRow[], { at, learners }: { at: Date; learners: number }) {
  return db.transaction().execute(async (tx) => {
    await lockDifficulties(tx);
    // The logs have these answers too.
    await deleteMeasurements(tx);
    const version = (await selectLastCalibration(tx)) + 1;
    const answers = rows.reduce((sum, row) => sum + row.answers, 0);
    await replaceDifficulties(
      tx,
      rows.map((row) => ({ ...row, version })),
      at,
    );
    await insertCalibration(tx, {
      version,
      engineVersion: ENGINE_VERSION,
      at,
      learners,
      answers,
      items: rows.length,
    });
    return version;
  });
}

function toMoved({ catalogue, before }: Known, row: DifficultyRow): MovedItem[] {
  const node = catalogue.graph.items.find(({ id }) => id === row.item);
  // The fit also uses items that the track does not have any more: their answers are evidence on the learners.
  if (node === undefined) return [];
  const authored = authoredDifficulty(node.difficulty).difficulty;
  return [
    {
      item: row.item,
      authored,
      before: before.get(row.item)?.difficulty ?? authored,
      after: row.difficulty,
      spread: Math.sqrt(row.variance),
      answers: row.answers,
      shared: row.shared !== null,
    },
  ];
}
