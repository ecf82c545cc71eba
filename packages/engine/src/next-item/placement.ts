/**
 * Chooses the next item of a placement, and decides when it is over.
 *
 * 1. Each concept not asked yet, and not of a subject that must wait, gets a score: the doubt that an answer is expected to remove, over right and wrong answers and over all concepts
 *    of the goal, as the squared change of their beliefs. So an uncertain concept with many uncertain neighbours comes first.
 * 2. The first item is an easy one, on a concept that the learner probably knows already, so that no placement begins with a defeat.
 * 3. The placement is over when nearly all concepts are decided, or when no item would move beliefs much, and always after its limit.
 * 4. It never ends on a surprise: a very unlikely answer may be a slip or a guess, so more items follow it.
 * 5. One extra item on a random concept comes last. It changes no belief; it only measures how good the placement was.
 */
import { covarianceWith, strengthPerLogOdds } from "../belief/gaussian.ts";
import { lockedBy, masteryOf } from "../belief/mastery.ts";
import { expectedRight, matchMoments } from "../belief/moments.ts";
import { priorOf } from "../belief/prior.ts";
import type { Goal, Graph, ItemNode } from "../graph.ts";
import { ancestors, descendants, graphIndexOf, indexOf, itemsOf } from "../graph-index.ts";
import { hashOf } from "../hash.ts";
import { guessAndSlip, LEAST_VARIANCE, PARAMETERS } from "../parameters.ts";
import type { LearnerState } from "../state.ts";
import type { Check, Verdict } from "./check.ts";
import { cheapest, chooseSingle, isAskable, type Moment } from "./single-item.ts";

/** The chosen item. `onlyMeasures`: the answer will change no belief. */
export type Choice = { item: string; onlyMeasures: boolean };

/** The item that scores assume: hard to guess, of medium difficulty. */
const TYPICAL = { ...guessAndSlip("predict-output", 0), weight: 1, difficulty: 0, difficultyVariance: 0 };

type Placement = { graph: Graph; state: LearnerState; goal: readonly string[]; check: Check; now: number };

/** Score of a concept. `doubt`: expected reduction of the total doubt Σ m (1 − m) by an answer. `moves`: expected total change of mastery, in concepts. */
type Score = { concept: string; doubt: number; moves: number };

/** The item that removes most doubt, even if the placement is over; null when every concept was asked. The same seed gives the same choice. */
export function mostInformativeItem(
  graph: Graph,
  state: LearnerState,
  goal: Goal | null,
  check: Check,
  moment: Moment,
): ItemNode | null {
  const best = bestConcept(toPlacement(graph, state, goal, check, moment.now));
  return best === null ? null : chooseSingle(graph, state, best.concept, { ...moment, purpose: "placement" });
}

/** The next item of a placement; null when it is over. The same seed gives the same choice. */
export function choosePlacementItem(
  graph: Graph,
  state: LearnerState,
  goal: Goal | null,
  check: Check,
  moment: Moment,
): Choice | null {
  const placement = toPlacement(graph, state, goal, check, moment.now);
  if (check.answers.length === 0) return toChoice(firstItem(placement, moment));
  const best = bestConcept(placement);
  if (best === null || isOver(placement, best)) return extraItem(placement, moment.seed);
  return toChoice(chooseSingle(graph, state, best.concept, { ...moment, purpose: "placement" }));
}

/** State of a placement. `state` already includes its answers. */
export function placementVerdict(
  graph: Graph,
  state: LearnerState,
  goal: Goal | null,
  check: Check,
  now: number,
): Verdict {
  return choosePlacementItem(graph, state, goal, check, { seed: 0, now }) === null ? "ended" : "goes-on";
}

function toChoice(item: ItemNode | null): Choice | null {
  return item === null ? null : { item: item.id, onlyMeasures: false };
}

/** An easy item on the most informative concept that is probably known. Any concept or any item where there is none. */
function firstItem(placement: Placement, moment: Moment): ItemNode | null {
  const { graph, state } = placement;
  const likely = unasked(placement).filter(
    (id) => masteryOf(graph, state, id) >= PARAMETERS.placementFirstFrom,
  );
  const gentle = likely.filter((id) => easyItems(graph, id).length > 0);
  const best = bestConcept(placement, gentle) ?? bestConcept(placement, likely) ?? bestConcept(placement);
  if (best === null) return null;
  const easy = cheapest(easyItems(graph, best.concept), ({ id, kind, choices }) => [
    state.seen[id]?.sequence ?? 0,
    guessAndSlip(kind, choices).guess,
    hashOf(`${moment.seed} ${id}`),
  ]);
  return easy ?? chooseSingle(graph, state, best.concept, { ...moment, purpose: "placement" });
}

function easyItems(graph: Graph, concept: string): readonly ItemNode[] {
  return itemsOf(graph, concept).filter((item) => isClosed(item) && item.difficulty === "easy");
}

/** The concept whose answer removes most doubt. At equal doubt, the one with more prerequisites and dependents. */
function bestConcept(placement: Placement, concepts = unasked(placement)): Score | null {
  const { graph, state } = placement;
  const slopes = slopesOf(placement);
  const degree = (id: string) => Math.min(ancestors(graph, id).size, descendants(graph, id).size);
  return (
    concepts
      .map((id) => ({ id, doubt: doubtOf(masteryOf(graph, state, id)) }))
      .sort((a, b) => b.doubt - a.doubt)
      .slice(0, PARAMETERS.placementCompares)
      .map(({ id }) => scoreOf(placement, slopes, id))
      .sort((a, b) => b.doubt - a.doubt || degree(b.concept) - degree(a.concept))[0] ?? null
  );
}

/** Change of each concept's mastery per unit of its strength; 0 for concepts outside the goal. */
function slopesOf({ graph, state, goal }: Placement): Float64Array {
  const slopes = new Float64Array(graphIndexOf(graph).size);
  for (const id of goal) {
    const index = indexOf(graph, id);
    const scale = strengthPerLogOdds(state.strengths.variance[index] ?? 1);
    if (index !== -1) slopes[index] = doubtOf(masteryOf(graph, state, id)) / scale;
  }
  return slopes;
}

function doubtOf(mastery: number): number {
  return mastery * (1 - mastery);
}

function unasked({ graph, state, goal, check, now }: Placement): readonly string[] {
  const asked = new Set(check.answers.map(({ concept }) => concept));
  return goal.filter(
    (id) =>
      !asked.has(id) &&
      lockedBy(graph, state, id).length === 0 &&
      itemsOf(graph, id).some((item) => isClosed(item) && isAskable(state, item, now)),
  );
}

function isClosed({ kind }: ItemNode): boolean {
  return kind !== "exercise";
}

function scoreOf({ graph, state }: Placement, slopes: Float64Array, concept: string): Score {
  const index = indexOf(graph, concept);
  const reach = covarianceWith(priorOf(graph), state.strengths, index);
  const { right, up, down } = pullsOf(
    state.strengths.mean[index] ?? 0,
    Math.max(LEAST_VARIANCE, reach[index] ?? 0),
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

/** Chance of a right answer, and the pull of a right and of a wrong one on the strength of its concept. */
function pullsOf(mean: number, variance: number): { right: number; up: number; down: number } {
  return {
    right: expectedRight(mean, variance, TYPICAL),
    up: matchMoments(mean, variance, { ...TYPICAL, right: true }).pull,
    down: matchMoments(mean, variance, { ...TYPICAL, right: false }).pull,
  };
}

function toPlacement(
  graph: Graph,
  state: LearnerState,
  goal: Goal | null,
  check: Check,
  now: number,
): Placement {
  return {
    graph,
    state,
    goal: goal?.concepts ?? graphIndexOf(graph).ids,
    check,
    now,
  };
}

function isOver(placement: Placement, best: Score | null): boolean {
  const { placementAtLeast, placementDecided, placementMoves, itemsAtMost, itemsAfterSurprise } = PARAMETERS;
  const asked = placement.check.answers.filter(({ onlyMeasures }) => onlyMeasures !== true);
  if (best === null || asked.length >= itemsAtMost.placement) return true;
  if (asked.length < placementAtLeast) return false;
  if (asked.slice(-itemsAfterSurprise).some((answer) => isSurprise(placement, answer))) return false;
  const decided = 1 - undecidedCount(placement) / Math.max(1, placement.goal.length);
  return decided >= placementDecided || best.moves < placementMoves;
}

function isSurprise({ graph, state }: Placement, answer: Check["answers"][number]): boolean {
  const index = indexOf(graph, answer.concept);
  const { mean, variance } = state.strengths;
  const right = expectedRight(mean[index] ?? 0, variance[index] ?? 1, TYPICAL);
  return (answer.result === "right" ? right : 1 - right) < PARAMETERS.surpriseBelow;
}

function undecidedCount({ graph, state, goal }: Placement): number {
  const { undecidedFrom, undecidedTo } = PARAMETERS;
  return goal.filter((id) => {
    const mastery = masteryOf(graph, state, id);
    return mastery > undecidedFrom && mastery < undecidedTo;
  }).length;
}

function extraItem(placement: Placement, seed: number): Choice | null {
  const { graph, state, check, now } = placement;
  if (check.answers.length === 0 || check.answers.some(({ onlyMeasures }) => onlyMeasures === true))
    return null;
  const drawn = unasked(placement)
    .map((id) => ({ id, lot: hashOf(`extra ${seed} ${id}`) }))
    .sort((a, b) => a.lot - b.lot)[0];
  const item = drawn ? chooseSingle(graph, state, drawn.id, { seed, now, purpose: "placement" }) : null;
  return item === null ? null : { item: item.id, onlyMeasures: true };
}
