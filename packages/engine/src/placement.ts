/**
 * Which item a placement asks now, and when it is over.
 *
 * 1. Each concept not asked yet is weighed by how many concepts an answer to it would be expected to move: over right and wrong, over all
 *    concepts of the goal, the change of their beliefs. What is uncertain itself and near to much that is uncertain comes first.
 * 2. The placement is over when nearly all concepts are decided, or when no item would move half a concept, and at the latest after its limit.
 * 3. It never ends on a surprise: an answer that goes against all that is believed may be a slip, so others follow it.
 * 4. Last comes one extra item on a concept drawn by chance. It moves no belief; it only measures how good the placement was.
 */
import { covarianceWith } from "./belief/gaussian.ts";
import { expectedRight, matchMoments } from "./belief/moments.ts";
import { type Prior, priorOf } from "./belief/prior.ts";
import type { Goal, Graph, ItemNode } from "./graph.ts";
import { allLogOdds, masteryOf } from "./mastery.ts";
import { guessAndSlip, PARAMETERS } from "./parameters.ts";
import { ancestors, descendants, itemsOf, layoutOf, positionOf } from "./reach.ts";
import { hashOf } from "./seed.ts";
import { chooseSingle } from "./single-item.ts";
import type { LearnerState } from "./state.ts";
import type { Sitting, Verdict } from "./step.ts";

/** `onlyMeasures`: the answer moves no belief. */
export type Choice = { item: string; onlyMeasures: boolean };

/** What a placement asks by: an item that can hardly be guessed, of middling difficulty. */
const TYPICAL = { ...guessAndSlip("predict-output", 0), weight: 1, difficulty: 0, difficultyVariance: 0 };

/** Concepts that are weighed exactly; of more, those that are most uncertain. */
const WEIGHED_AT_MOST = 40;

type Placing = { graph: Graph; state: LearnerState; goal: readonly string[]; sitting: Sitting };

const toPlacing = (graph: Graph, state: LearnerState, goal: Goal | null, sitting: Sitting): Placing => ({
  graph,
  state,
  goal: goal?.concepts ?? layoutOf(graph).ids,
  sitting,
});

const doubtOf = (mastery: number): number => mastery * (1 - mastery);

const isClosed = ({ kind }: ItemNode): boolean => kind !== "exercise";

const unasked = ({ graph, goal, sitting }: Placing): readonly string[] => {
  const asked = new Set(sitting.answers.map(({ concept }) => concept));
  return goal.filter((id) => !asked.has(id) && itemsOf(graph, id).some(isClosed));
};

const undecided = ({ graph, state, goal }: Placing): number => {
  const { undecidedFrom, undecidedTo } = PARAMETERS;
  return goal.filter((id) => {
    const mastery = masteryOf(graph, state, id);
    return mastery > undecidedFrom && mastery < undecidedTo;
  }).length;
};

/** By how much the beliefs of all concepts are expected to move, in log-odds of their strength, by an answer on this one. */
const pullOf = (mean: number, variance: number): number => {
  const right = expectedRight(mean, variance, TYPICAL);
  const [up, down] = [true, false].map((each) =>
    Math.abs(matchMoments(mean, variance, { ...TYPICAL, right: each }).pull),
  );
  return right * (up ?? 0) + (1 - right) * (down ?? 0);
};

/** How many concepts an answer on this one would be expected to move. */
const movesOf = ({ graph, state, goal }: Placing, prior: Prior, concept: string): number => {
  const { strengths } = state;
  const place = positionOf(graph, concept);
  const reach = covarianceWith(prior, strengths, place);
  const logOdds = allLogOdds(graph, state);
  const pull = pullOf(strengths.mean[place] ?? 0, Math.max(1e-6, reach[place] ?? 0));
  return goal.reduce((sum, id) => {
    const other = positionOf(graph, id);
    const mastery = 1 / (1 + Math.exp(-(logOdds[other] ?? 0)));
    const scale = Math.sqrt(0.25 + 0.393 * (strengths.variance[other] ?? 1));
    return sum + (doubtOf(mastery) * Math.abs(reach[other] ?? 0) * pull) / scale;
  }, 0);
};

type Weighed = { concept: string; moves: number };

/** The concept whose answer moves most, of two alike the one with more around it. */
const weigh = (placing: Placing): Weighed | null => {
  const { graph, state } = placing;
  const prior = priorOf(graph);
  const degree = (id: string) => Math.min(ancestors(graph, id).size, descendants(graph, id).size);
  return (
    unasked(placing)
      .map((id) => ({ id, doubt: doubtOf(masteryOf(graph, state, id)) }))
      .sort((a, b) => b.doubt - a.doubt)
      .slice(0, WEIGHED_AT_MOST)
      .map(({ id }) => ({ concept: id, moves: movesOf(placing, prior, id) }))
      .sort((a, b) => b.moves - a.moves || degree(b.concept) - degree(a.concept))[0] ?? null
  );
};

const isSurprise = ({ graph, state }: Placing, answer: Sitting["answers"][number]): boolean => {
  const place = positionOf(graph, answer.concept);
  const { mean, variance } = state.strengths;
  const right = expectedRight(mean[place] ?? 0, variance[place] ?? 1, TYPICAL);
  return (answer.result === "right" ? right : 1 - right) < PARAMETERS.surpriseBelow;
};

const isOver = (placing: Placing, best: Weighed | null): boolean => {
  const { placementAtLeast, placementDecided, placementMoves, itemsAtMost, itemsAfterSurprise } = PARAMETERS;
  const asked = placing.sitting.answers.filter(({ onlyMeasures }) => onlyMeasures !== true);
  if (best === null || asked.length >= itemsAtMost.placement) return true;
  if (asked.length < placementAtLeast) return false;
  if (asked.slice(-itemsAfterSurprise).some((answer) => isSurprise(placing, answer))) return false;
  const decided = 1 - undecided(placing) / Math.max(1, placing.goal.length);
  return decided >= placementDecided || best.moves < placementMoves;
};

const extraItem = (placing: Placing, seed: number): Choice | null => {
  const { graph, state, sitting } = placing;
  if (sitting.answers.length === 0 || sitting.answers.some(({ onlyMeasures }) => onlyMeasures === true))
    return null;
  const drawn = unasked(placing)
    .map((id) => ({ id, lot: hashOf(`extra ${seed} ${id}`) }))
    .sort((a, b) => a.lot - b.lot)[0];
  const item = drawn ? chooseSingle(graph, state, drawn.id, seed) : null;
  return item === null ? null : { item: item.id, onlyMeasures: true };
};

/** The item that a placement asks now; null when it is over. The same seed gives the same choice. */
export const choosePlacementItem = (
  graph: Graph,
  state: LearnerState,
  goal: Goal | null,
  sitting: Sitting,
  seed: number,
): Choice | null => {
  const placing = toPlacing(graph, state, goal, sitting);
  const best = weigh(placing);
  if (best === null || isOver(placing, best)) return extraItem(placing, seed);
  const item = chooseSingle(graph, state, best.concept, seed);
  return item === null ? null : { item: item.id, onlyMeasures: false };
};

/** Whether a placement goes on. `state` already holds its answers. */
export const placementVerdict = (
  graph: Graph,
  state: LearnerState,
  goal: Goal | null,
  sitting: Sitting,
): Verdict => (choosePlacementItem(graph, state, goal, sitting, 0) === null ? "ended" : "goes-on");
