import { isFreshlyShown } from "../belief/likelihood.ts";
import { hasCode, needsCode } from "../belief/mastery.ts";
import type { Graph, ItemNode } from "../graph.ts";
import { coreExercises, itemsOf } from "../graph-index.ts";
import { hashOf } from "../hash.ts";
import type { Purpose } from "../log.ts";
import { fitsReviewBudget } from "../memory/review-budget.ts";
import { DAY_MS, guessAndSlip, PARAMETERS } from "../parameters.ts";
import { conceptState, type LearnerState } from "../state.ts";

/** The item with the lowest cost. Costs are compared part by part. */
export function cheapest(
  items: readonly ItemNode[],
  costOf: (item: ItemNode) => readonly number[],
): ItemNode | null {
  const priced = items.map((item) => ({ item, cost: costOf(item) }));
  priced.sort(
    (a, b) => a.cost.map((part, index) => part - (b.cost[index] ?? 0)).find((gap) => gap !== 0) ?? 0,
  );
  return priced[0]?.item ?? null;
}

/** A moment of choice: a seed, which gives the same choice each time, the time in ms, and the exercises that have a saved draft, the one saved last first. */
export type Moment = { seed: number; now: number; drafts?: readonly string[] };

/** Whether the item may be asked now: not too often on one day, and an exercise not soon after its solutions were shown. */
export function isAskable(state: LearnerState, { id, kind }: ItemNode, now: number): boolean {
  const seen = state.seen[id];
  if (seen === undefined) return true;
  if (kind === "exercise" && isFreshlyShown(seen, now)) return false;
  return seen.day !== Math.floor(now / DAY_MS) || seen.onDay < PARAMETERS.askedPerDay;
}

/** Whether the concept needs code, and an exercise that shows it may be asked now. */
export function canShowCode(graph: Graph, state: LearnerState, concept: string, now: number): boolean {
  return (
    needsCode(graph, state, concept) &&
    coreExercises(graph, concept).some((item) => isAskable(state, item, now))
  );
}

/** The most informative single item on the concept: unseen, hard to guess and not easy. A review may ask a short exercise, if it fits into the review budget. */
export function chooseSingle(
  graph: Graph,
  state: LearnerState,
  concept: string,
  { seed, now, purpose }: Moment & { purpose: Purpose },
): ItemNode | null {
  const own = itemsOf(graph, concept).filter((item) => isAskable(state, item, now));
  const quick = own.filter((item) => item.kind !== "exercise" || isShortReview(state, item, purpose));
  return cheapest(quick.length > 0 ? quick : own, (item) => [
    state.seen[item.id]?.sequence ?? 0,
    guessAndSlip(item.kind, item.choices).guess > PARAMETERS.hardToGuess ? 1 : 0,
    item.difficulty === "easy" ? 1 : 0,
    hashOf(`${seed} ${item.id}`),
  ]);
}

/** The exercise that shows most concepts by code, among those that show this one; one with a draft first, then an unseen one. */
export function chooseExercise(
  graph: Graph,
  state: LearnerState,
  concept: string,
  { seed, now, drafts = [] }: Moment,
): ItemNode | null {
  const exercises = coreExercises(graph, concept).filter((item) => isAskable(state, item, now));
  return cheapest(exercises, (item) => [
    draftRank(state, item, drafts),
    state.seen[item.id]?.sequence ?? 0,
    -item.shows.filter((id) => !hasCode(state, id)).length,
    item.minutes,
    hashOf(`${seed} ${item.id}`),
  ]);
}

/** Place of an exercise among the drafts, from 0; the number of drafts for one without a draft, and for one that was passed already. */
export function draftRank(state: LearnerState, { id, concept }: ItemNode, drafts: readonly string[]): number {
  const last = conceptState(state, concept).answers.findLast(({ item }) => item === id);
  const place = last?.result === "right" ? -1 : drafts.indexOf(id);
  return place === -1 ? drafts.length : place;
}

function isShortReview(state: LearnerState, { minutes }: ItemNode, purpose: Purpose): boolean {
  return purpose === "review" && minutes <= PARAMETERS.reviewMinutes && fitsReviewBudget(state, minutes);
}
