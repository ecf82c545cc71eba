/**
 * What an answer on one concept says about the concepts around it.
 *
 * 1. Who knows a concept knows what it rests on: each ancestor's belief is lifted to the concept's own, a little less for each edge between.
 * 2. Who lacks a concept lacks what rests on it: each descendant's belief is lowered towards the concept's own, a little more for each edge.
 * 3. A concept that was asked itself takes over only a part: its own answers count more than what is inferred.
 * 4. One wrong answer may be a slip, so it lowers the descendants only a little; a second one, or "I don't know yet", lowers them in full.
 */
import { toChance, toLogOdds } from "./belief.ts";
import type { Graph } from "./graph.ts";
import type { Answered } from "./log.ts";
import { conceptState, logOddsOf, wasAsked } from "./mastery.ts";
import { PARAMETERS } from "./parameters.ts";
import { ancestors, descendants } from "./reach.ts";
import type { LearnerState } from "./state.ts";

/** Moves in log-odds, by concept; concepts that do not move are left out. */
export type Moves = ReadonlyMap<string, number>;

const partFor = (state: LearnerState, concept: string): number =>
  wasAsked(state, concept) ? PARAMETERS.inferWhenAsked : 1;

const lifts = (graph: Graph, state: LearnerState, concept: string): Moves => {
  const belief = toChance(logOddsOf(conceptState(state, concept)));
  const moves = new Map<string, number>();
  for (const [ancestor, hops] of ancestors(graph, concept)) {
    const floor = toLogOdds(belief * PARAMETERS.holdPerHop ** hops);
    const lift = floor - logOddsOf(conceptState(state, ancestor));
    if (lift > 0) moves.set(ancestor, lift * partFor(state, ancestor));
  }
  return moves;
};

const doubtOf = (state: LearnerState, answer: Answered): number => {
  if (answer.result === "dont-know") return 1;
  const misses = conceptState(state, answer.concept).answers.filter(({ right }) => !right).length;
  return misses > 1 ? PARAMETERS.doubtOfMoreMisses : PARAMETERS.doubtOfOneMiss;
};

const drops = (graph: Graph, state: LearnerState, answer: Answered): Moves => {
  const belief = toChance(logOddsOf(conceptState(state, answer.concept)));
  const doubt = doubtOf(state, answer);
  const moves = new Map<string, number>();
  for (const [descendant, hops] of descendants(graph, answer.concept)) {
    const ceiling = toLogOdds(1 - (1 - belief) * PARAMETERS.holdPerHop ** hops);
    const drop = ceiling - logOddsOf(conceptState(state, descendant));
    if (drop < 0) moves.set(descendant, drop * doubt * partFor(state, descendant));
  }
  return moves;
};

/** What the answer says about ancestors (when right) or descendants (when not), after it moved its own concept. */
export const inferFrom = (graph: Graph, state: LearnerState, answer: Answered): Moves =>
  answer.result === "right" ? lifts(graph, state, answer.concept) : drops(graph, state, answer);
