/**
 * When what all learners' answers say of an item is shared with the next ones.
 *
 * 1. Each answer moves the running estimate, which nobody sees.
 * 2. The shared estimate is what answers are read with, and so what a learner could work out from the own log. It moves only when ten more
 *    learners have answered, by all of them at once and in round numbers, so that it tells of no single one.
 */
import type { MeasuredDifficulty } from "@aulo/engine";
import type { DifficultyRow } from "./queries.ts";

/** Learners whose answers come into the shared estimate together. */
const SHARED_AT_ONCE = 10;
/** Steps of the shared numbers, on the scale of strength. */
const DIFFICULTY_STEPS = 20;
const VARIANCE_STEPS = 100;

/** The row, its estimate shared when it rests on enough answers more than the one shared before. */
export function shareWhenEnough(row: DifficultyRow): DifficultyRow {
  return row.answers - row.sharedAnswers < SHARED_AT_ONCE
    ? row
    : { ...row, shared: toRound(row), sharedAnswers: row.answers };
}

function toRound({ difficulty, variance }: MeasuredDifficulty): MeasuredDifficulty {
  return {
    difficulty: Math.round(difficulty * DIFFICULTY_STEPS) / DIFFICULTY_STEPS,
    variance: Math.max(1, Math.round(variance * VARIANCE_STEPS)) / VARIANCE_STEPS,
  };
}
