/**
 * Rounds: the answers on a concept after its lesson, until it is shown or the round fails.
 *
 * A round fails by misses in a row or by misses in all. "I don't know yet" is a part of a miss, and ends no row of right answers.
 */
import type { AnswerResult } from "../log.ts";
import { PARAMETERS } from "../parameters.ts";

/** Whether these results, oldest first, fail a round. */
export function failsRound(results: readonly AnswerResult[]): boolean {
  const { missesThatFail, missesInRowThatFail } = PARAMETERS;
  return missesOf(results) >= missesThatFail || missesInRow(results) >= missesInRowThatFail;
}

/** Misses after the last right result, in misses. */
export function missesInRow(results: readonly AnswerResult[]): number {
  return missesOf(results.slice(results.lastIndexOf("right") + 1));
}

function missesOf(results: readonly AnswerResult[]): number {
  return results.reduce((sum, result) => sum + missOf(result), 0);
}

function missOf(result: AnswerResult): number {
  return result === "right" ? 0 : result === "wrong" ? 1 : PARAMETERS.dontKnowMiss;
}
