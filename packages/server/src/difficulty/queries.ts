import type { Answered, MeasuredDifficulty, Measurement } from "@aulo/engine";
import { type Selectable, sql } from "kysely";
import type { Db, DifficultiesTable } from "../db/tables.ts";

/** Running and shared estimate of an item's difficulty, from all learners' first answers. */
export type DifficultyRow = MeasuredDifficulty & {
  item: string;
  /** Number of answers behind the estimate. */
  answers: number;
  /** The estimate that the fold uses for new answers; null until there is one. */
  shared: MeasuredDifficulty | null;
  /** Number of answers behind the shared estimate. */
  sharedAnswers: number;
  /** Version of the last batch fit that included the item; 0 for none. */
  version: number;
};

/** One batch fit: its engine version and the numbers of learners, answers and items in it. */
export type CalibrationRow = {
  /** From 1. */
  version: number;
  engineVersion: number;
  at: Date;
  learners: number;
  answers: number;
  items: number;
};

export async function selectDifficulties(db: Db): Promise<DifficultyRow[]> {
  const rows = await db.selectFrom("difficulties").selectAll().orderBy("item").execute();
  return rows.map(toDifficulty);
}

/** Null before the first answer to the item. */
export async function selectOptionalDifficulty(db: Db, item: string): Promise<DifficultyRow | null> {
  const row = await db.selectFrom("difficulties").selectAll().where("item", "=", item).executeTakeFirst();
  return row === undefined ? null : toDifficulty(row);
}

/**
 * Locks the item's row until the transaction ends, so that two answers to it are counted one after the other.
 * An item without a row gets one first; of two transactions that insert it at once, the second waits for the first.
 *
 * @param begins the author's estimate, for an item without a row
 */
export async function lockDifficulty(
  db: Db,
  begins: MeasuredDifficulty & { item: string },
  changedAt: Date,
): Promise<DifficultyRow> {
  const first = { ...begins, answers: 0, shared: null, sharedAnswers: 0, version: 0 };
  await db
    .insertInto("difficulties")
    .values({ item: begins.item, ...toColumns(first, changedAt) })
    .onConflict((conflict) => conflict.column("item").doNothing())
    .execute();
  const row = await db
    .selectFrom("difficulties")
    .selectAll()
    .where("item", "=", begins.item)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return toDifficulty(row);
}

export async function updateDifficulty(db: Db, row: DifficultyRow, changedAt: Date): Promise<void> {
  await db.updateTable("difficulties").set(toColumns(row, changedAt)).where("item", "=", row.item).execute();
}

/** An answer to an item, for its running estimate. */
export type MeasurementRow = { item: string; authored: Answered["difficulty"]; measurement: Measurement };

export async function insertMeasurement(db: Db, { measurement, ...row }: MeasurementRow): Promise<void> {
  await db
    .insertInto("measurements")
    .values({ ...row, measurement: JSON.stringify(measurement) })
    .execute();
}

/** Deletes the oldest measurements that nobody else is taking, and returns them in their order. */
export async function takeMeasurements(db: Db, most: number): Promise<MeasurementRow[]> {
  const rows = await db
    .deleteFrom("measurements")
    .where("id", "in", (select) =>
      select.selectFrom("measurements").select("id").orderBy("id").limit(most).forUpdate().skipLocked(),
    )
    .returning(["id", "item", "authored", "measurement"])
    .execute();
  return rows.toSorted((a, b) => Number(a.id) - Number(b.id));
}

export async function deleteMeasurements(db: Db): Promise<void> {
  await db.deleteFrom("measurements").execute();
}

/** Keeps a batch fit out until the transaction ends. */
export async function shareDifficulties(db: Db): Promise<void> {
  await sql`LOCK TABLE difficulties IN ROW EXCLUSIVE MODE`.execute(db);
}

/** Locks all rows against changes until the transaction ends. */
export async function lockDifficulties(db: Db): Promise<void> {
  await sql`LOCK TABLE difficulties IN EXCLUSIVE MODE`.execute(db);
}

/** Replaces all rows. An item without a new row begins anew at its author's estimate. */
export async function replaceDifficulties(
  db: Db,
  rows: readonly DifficultyRow[],
  changedAt: Date,
): Promise<void> {
  await db.deleteFrom("difficulties").execute();
  for (const row of rows)
    await db
      .insertInto("difficulties")
      .values({ item: row.item, ...toColumns(row, changedAt) })
      .execute();
}

/** Version of the last batch fit; 0 before the first. */
export async function selectLastCalibration(db: Db): Promise<number> {
  const { last } = await db
    .selectFrom("calibrations")
    .select(({ fn }) => fn.max("version").as("last"))
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

export async function insertCalibration(
  db: Db,
  { engineVersion, ...columns }: CalibrationRow,
): Promise<void> {
  await db
    .insertInto("calibrations")
    .values({ ...columns, engine_version: engineVersion })
    .execute();
}

function toDifficulty(row: Selectable<DifficultiesTable>): DifficultyRow {
  return {
    item: row.item,
    difficulty: row.difficulty,
    variance: row.variance,
    answers: row.answers,
    shared: toShared(row),
    sharedAnswers: row.shared_answers,
    version: row.version,
  };
}

function toShared({ shared_difficulty, shared_variance }: Selectable<DifficultiesTable>) {
  return shared_difficulty === null || shared_variance === null
    ? null
    : { difficulty: shared_difficulty, variance: shared_variance };
}

function toColumns(row: DifficultyRow, changedAt: Date) {
  return {
    difficulty: row.difficulty,
    variance: row.variance,
    answers: row.answers,
    shared_difficulty: row.shared?.difficulty ?? null,
    shared_variance: row.shared?.variance ?? null,
    shared_answers: row.sharedAnswers,
    version: row.version,
    changed_at: changedAt,
  };
}
