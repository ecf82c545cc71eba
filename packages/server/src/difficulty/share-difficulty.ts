/**
 * Decides when the estimate from all learners' answers is shared with the next learners.
 *
 * 1. Each answer moves the running estimate, which stays hidden.
 * 2. The fold reads answers with the shared estimate, so a learner could compute it from their own log. Therefore it moves only
 *    after ten more learners have answered, by all ten answers at once and to round numbers, so that it reveals nothing about a
 *    single learner.
 */
import type { MeasuredDifficulty } from "@aulo/engine";
import type { DifficultyRow } from "./queries.ts";

/** Number of learners whose answers enter the shared estimate together. */
const SHARED_AT_ONCE = 10;
/** Steps in one unit of strength, to which the shared numbers are rounded. */
const DIFFICULTY_STEPS = 20;
const VARIANCE_STEPS = 100;

/** Shares the running estimate once it rests on enough new answers. */
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
