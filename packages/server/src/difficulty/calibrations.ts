import type { Queries } from "../db/db.ts";

/** One batch fit: what it was made with, and from. */
export type CalibrationRow = {
  /** From 1. */
  version: number;
  engineVersion: number;
  at: Date;
  learners: number;
  answers: number;
  items: number;
};

/** 0 before the first. */
export async function selectLastCalibration(db: Queries): Promise<number> {
  const { last } = await db
    .selectFrom("calibrations")
    .select(({ fn }) => fn.max("version").as("last"))
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

export async function insertCalibration(
  db: Queries,
  { engineVersion, ...columns }: CalibrationRow,
): Promise<void> {
  await db
    .insertInto("calibrations")
    .values({ ...columns, engine_version: engineVersion })
    .execute();
}
