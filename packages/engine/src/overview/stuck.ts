import { isSettled, settledResult } from "../belief/likelihood.ts";
import { isKnown } from "../belief/mastery.ts";
import { failsRound } from "../belief/rounds.ts";
import type { Graph } from "../graph.ts";
import type { AnswerResult, FoldedEvent } from "../log.ts";
import { PARAMETERS } from "../parameters.ts";
import { conceptState, type LearnerState } from "../state.ts";

/** A concept on which the learner is stuck. `rounds`: failed ones since it was last shown; `failedAt`: time of the last one, ms. */
export type Stuck = { concept: string; rounds: number; failedAt: number };

/**
 * The concepts on which the learner is stuck: a round failed, the lesson was given again, and a round failed once more. It is the moment from which
 * the loop explains in another way (`roundsThatExplain`), and it ends once the concept is known.
 */
export function stuckOn(graph: Graph, state: LearnerState): readonly Stuck[] {
  return Object.keys(state.trouble)
    .map((concept) => ({ concept, ...conceptState(state, concept) }))
    .filter(
      ({ concept, rounds }) => rounds >= PARAMETERS.roundsThatExplain && !isKnown(graph, state, concept),
    )
    .map(({ concept, rounds, failedAt }) => ({ concept, rounds, failedAt }));
}

/**
 * Since when the learner is stuck, ms: the time of the failed round with which it began.
 *
 * @param log the events on the concept, oldest first. A round begins with a lesson, as in the fold.
 */
export function stuckSince(log: readonly FoldedEvent[], { concept, rounds, failedAt }: Stuck): number {
  const failures: number[] = [];
  let round: AnswerResult[] | null = null;
  for (const event of log) {
    if (event.kind === "reset") round = null;
    else if (event.kind === "lesson-finished" && event.concept === concept) round = [];
    else if (
      event.kind === "answered" &&
      event.concept === concept &&
      isSettled(event) &&
      !event.onlyMeasures
    ) {
      if (round === null) continue;
      const result = settledResult(event);
      round.push(result);
      if (result === "right" || !failsRound(round)) continue;
      failures.push(event.at);
      round = [];
    }
  }
  return failures.at(PARAMETERS.roundsThatExplain - 1 - rounds) ?? failedAt;
}
