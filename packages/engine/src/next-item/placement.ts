/**
 * Which item a placement asks now, and when it is over.
 *
 * 1. Each concept not asked yet is weighed by how much doubt an answer to it would be expected to take, over right and wrong and over all
 *    concepts of the goal: the square of the moves of their beliefs. What is uncertain itself and near to much that is uncertain comes first.
 * 2. The placement is over when nearly all concepts are decided, or when no item would move half a concept, and at the latest after its limit.
 * 3. It never ends on a surprise: an answer that goes against all that is believed may be a slip, so others follow it.
 * 4. Last comes one extra item on a concept drawn by chance. It moves no belief; it only measures how good the placement was.
 */
import { covarianceWith, strengthPerLogOdds } from "../belief/gaussian.ts";
import { masteryOf } from "../belief/mastery.ts";
import { expectedRight, matchMoments } from "../belief/moments.ts";
import { priorOf } from "../belief/prior.ts";
import type { Goal, Graph, ItemNode } from "../graph.ts";
import { ancestors, descendants, graphIndexOf, indexOf, itemsOf } from "../graph-index.ts";
import { hashOf } from "../hash.ts";
import { guessAndSlip, LEAST_VARIANCE, PARAMETERS } from "../parameters.ts";
import type { LearnerState } from "../state.ts";
import type { Check, Verdict } from "./check.ts";
import { chooseSingle } from "./single-item.ts";

/** `onlyMeasures`: the answer moves no belief. */
export type Choice = { item: string; onlyMeasures: boolean };

/** What a placement asks by: an item that can hardly be guessed, of middling difficulty. */
const TYPICAL = { ...guessAndSlip("predict-output", 0), weight: 1, difficulty: 0, difficultyVariance: 0 };

type Placing = { graph: Graph; state: LearnerState; goal: readonly string[]; check: Check };

/** `doubt`: how much of all doubt, Σ m (1 − m), an answer would be expected to take. `moves`: how many concepts it would move. */
type Weighed = { concept: string; doubt: number; moves: number };

/** The item that would take most doubt, whether the placement needs it or not; null when every concept was asked. The same seed gives the same choice. */
export function mostTellingItem(
  graph: Graph,
  state: LearnerState,
  goal: Goal | null,
  check: Check,
  seed: number,
): ItemNode | null {
  const best = weigh(toPlacing(graph, state, goal, check));
  return best === null ? null : chooseSingle(graph, state, best.concept, seed);
}

/** The item that a placement asks now; null when it is over. The same seed gives the same choice. */
export function choosePlacementItem(
  graph: Graph,
  state: LearnerState,
  goal: Goal | null,
  check: Check,
  seed: number,
): Choice | null {
  const placing = toPlacing(graph, state, goal, check);
  const best = weigh(placing);
  if (best === null || isOver(placing, best)) return extraItem(placing, seed);
  const item = chooseSingle(graph, state, best.concept, seed);
  return item === null ? null : { item: item.id, onlyMeasures: false };
}

/** Whether a placement goes on. `state` already holds its answers. */
export function placementVerdict(
  graph: Graph,
  state: LearnerState,
  goal: Goal | null,
  check: Check,
): Verdict {
  return choosePlacementItem(graph, state, goal, check, 0) === null ? "ended" : "goes-on";
}

/** The concept whose answer takes most doubt, of two alike the one with more around it. */
function weigh(placing: Placing): Weighed | null {
  const { graph, state } = placing;
  const slopes = slopesOf(placing);
  const degree = (id: string) => Math.min(ancestors(graph, id).size, descendants(graph, id).size);
  return (
    unasked(placing)
      .map((id) => ({ id, doubt: doubtOf(masteryOf(graph, state, id)) }))
      .sort((a, b) => b.doubt - a.doubt)
      .slice(0, PARAMETERS.placementCompares)
      .map(({ id }) => weighOne(placing, slopes, id))
      .sort((a, b) => b.doubt - a.doubt || degree(b.concept) - degree(a.concept))[0] ?? null
  );
}

/** How far each concept's mastery moves for one unit of its strength; 0 for what is not asked for. */
function slopesOf({ graph, state, goal }: Placing): Float64Array {
  const slopes = new Float64Array(graphIndexOf(graph).size);
  for (const id of goal) {
    const place = indexOf(graph, id);
    const scale = strengthPerLogOdds(state.strengths.variance[place] ?? 1);
    if (place !== -1) slopes[place] = doubtOf(masteryOf(graph, state, id)) / scale;
  }
  return slopes;
}

function doubtOf(mastery: number): number {
  return mastery * (1 - mastery);
}

function unasked({ graph, goal, check }: Placing): readonly string[] {
  const asked = new Set(check.answers.map(({ concept }) => concept));
  return goal.filter((id) => !asked.has(id) && itemsOf(graph, id).some(isClosed));
}

function isClosed({ kind }: ItemNode): boolean {
  return kind !== "exercise";
}

function weighOne({ graph, state }: Placing, slopes: Float64Array, concept: string): Weighed {
  const place = indexOf(graph, concept);
  const reach = covarianceWith(priorOf(graph), state.strengths, place);
  const { right, up, down } = pullsOf(
    state.strengths.mean[place] ?? 0,
    Math.max(LEAST_VARIANCE, reach[place] ?? 0),
  );
  let moved = 0;
  let squared = 0;
  for (let other = 0; other < reach.length; other += 1) {
    const move = (slopes[other] ?? 0) * Math.abs(reach[other] ?? 0);
    moved += move;
    squared += move * move;
  }
  return {
    concept,
    doubt: squared * (right * up ** 2 + (1 - right) * down ** 2),
    moves: moved * (right * Math.abs(up) + (1 - right) * Math.abs(down)),
  };
}

/** Chance of a right answer, and by how much either answer would pull the strength of its own concept. */
function pullsOf(mean: number, variance: number): { right: number; up: number; down: number } {
  return {
    right: expectedRight(mean, variance, TYPICAL),
    up: matchMoments(mean, variance, { ...TYPICAL, right: true }).pull,
    down: matchMoments(mean, variance, { ...TYPICAL, right: false }).pull,
  };
}

function toPlacing(graph: Graph, state: LearnerState, goal: Goal | null, check: Check): Placing {
  return {
    graph,
    state,
    goal: goal?.concepts ?? graphIndexOf(graph).ids,
    check,
  };
}

function isOver(placing: Placing, best: Weighed | null): boolean {
  const { placementAtLeast, placementDecided, placementMoves, itemsAtMost, itemsAfterSurprise } = PARAMETERS;
  const asked = placing.check.answers.filter(({ onlyMeasures }) => onlyMeasures !== true);
  if (best === null || asked.length >= itemsAtMost.placement) return true;
  if (asked.length < placementAtLeast) return false;
  if (asked.slice(-itemsAfterSurprise).some((answer) => isSurprise(placing, answer))) return false;
  const decided = 1 - undecided(placing) / Math.max(1, placing.goal.length);
  return decided >= placementDecided || best.moves < placementMoves;
}

function isSurprise({ graph, state }: Placing, answer: Check["answers"][number]): boolean {
  const place = indexOf(graph, answer.concept);
  const { mean, variance } = state.strengths;
  const right = expectedRight(mean[place] ?? 0, variance[place] ?? 1, TYPICAL);
  return (answer.result === "right" ? right : 1 - right) < PARAMETERS.surpriseBelow;
}

function undecided({ graph, state, goal }: Placing): number {
  const { undecidedFrom, undecidedTo } = PARAMETERS;
  return goal.filter((id) => {
    const mastery = masteryOf(graph, state, id);
    return mastery > undecidedFrom && mastery < undecidedTo;
  }).length;
}

function extraItem(placing: Placing, seed: number): Choice | null {
  const { graph, state, check } = placing;
  if (check.answers.length === 0 || check.answers.some(({ onlyMeasures }) => onlyMeasures === true))
    return null;
  const drawn = unasked(placing)
    .map((id) => ({ id, lot: hashOf(`extra ${seed} ${id}`) }))
    .sort((a, b) => a.lot - b.lot)[0];
  const item = drawn ? chooseSingle(graph, state, drawn.id, seed) : null;
  return item === null ? null : { item: item.id, onlyMeasures: true };
}
