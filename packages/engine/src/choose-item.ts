/**
 * Which item of a check comes now, and when the check is over.
 *
 * 1. Never an item that this check already asked; those never seen first, then those seen longest ago.
 * 2. A check after a step begins easy, changes its kinds, and has code run before it is passed, where the concept has an exercise.
 * 3. An exercise that was failed before comes back first, so that its draft goes on.
 * 4. A proof begins with what can hardly be guessed. Single items (confirm, probe, review, placement) are hard to guess as well.
 * 5. A placement asks about the concept that splits what is still undecided best: as much below it as above.
 */
import type { Goal, Graph, ItemNode } from "./graph.ts";
import { conceptState, isKnown, masteryOf } from "./mastery.ts";
import { guessAndSlip, PARAMETERS } from "./parameters.ts";
import { ancestors, descendants } from "./reach.ts";
import { hashOf } from "./seed.ts";
import type { LearnerState } from "./state.ts";
import type { Sitting, Verdict } from "./step.ts";

type Choice = { item: string; onlyMeasures: boolean };

const LEVEL = { easy: 0, medium: 1, hard: 2 } as const;

const exercisePassed = (state: LearnerState, concept: string): boolean =>
  conceptState(state, concept).answers.some(({ exercise, right }) => exercise && right);

const failedExercises = (state: LearnerState, concept: string): readonly string[] => {
  const last = new Map(
    conceptState(state, concept).answers.flatMap(({ item, exercise, right }) =>
      exercise ? [[item, right] as const] : [],
    ),
  );
  return [...last].flatMap(([item, right]) => (right ? [] : [item]));
};

const needsExercise = (graph: Graph, state: LearnerState, concept: string): boolean =>
  graph.items.some((item) => item.concept === concept && item.kind === "exercise") &&
  !exercisePassed(state, concept);

/** The item with the lowest cost; parts of the cost are compared one after the other. */
const cheapest = (
  items: readonly ItemNode[],
  costOf: (item: ItemNode) => readonly number[],
): ItemNode | null => {
  const priced = items.map((item) => ({ item, cost: costOf(item) }));
  priced.sort(
    (a, b) => a.cost.map((part, index) => part - (b.cost[index] ?? 0)).find((gap) => gap !== 0) ?? 0,
  );
  return priced[0]?.item ?? null;
};

const chooseForCheck = (
  graph: Graph,
  state: LearnerState,
  sitting: Sitting,
  concept: string,
  seed: number,
): ItemNode | null => {
  const asked = new Set(sitting.answers.map(({ item }) => item));
  const items = graph.items.filter((item) => item.concept === concept && !asked.has(item.id));
  const kindsAsked = new Set(graph.items.filter(({ id }) => asked.has(id)).map(({ kind }) => kind));
  const returning = failedExercises(state, concept);
  const rights = sitting.answers.filter(({ result }) => result === "right").length;
  const wantsCode = needsExercise(graph, state, concept) && (rights >= 2 || returning.length > 0);
  const level = sitting.purpose === "prove" ? 2 : Math.min(2, sitting.answers.length);
  return cheapest(items, (item) => [
    wantsCode && item.kind === "exercise" ? 0 : 1,
    item.kind === "exercise" && returning.includes(item.id) ? 0 : 1,
    item.kind === "exercise" && !wantsCode ? 1 : 0,
    state.seen[item.id] ?? 0,
    kindsAsked.has(item.kind) ? 1 : 0,
    Math.abs(LEVEL[item.difficulty] - level),
    sitting.purpose === "prove" ? guessAndSlip(item.kind, item.choices).guess : 0,
    hashOf(`${seed} ${item.id}`),
  ]);
};

const chooseSingle = (graph: Graph, state: LearnerState, concept: string, seed: number): ItemNode | null => {
  const own = graph.items.filter((item) => item.concept === concept);
  const closed = own.filter(({ kind }) => kind !== "exercise");
  return cheapest(closed.length > 0 ? closed : own, (item) => [
    state.seen[item.id] ?? 0,
    guessAndSlip(item.kind, item.choices).guess > 0.1 ? 1 : 0,
    item.difficulty === "easy" ? 1 : 0,
    hashOf(`${seed} ${item.id}`),
  ]);
};

const undecidedOf = (graph: Graph, state: LearnerState, goal: Goal | null): readonly string[] =>
  (goal?.concepts ?? graph.concepts.map(({ id }) => id)).filter((id) => {
    const belief = masteryOf(state, id);
    return belief > PARAMETERS.undecidedFrom && belief < PARAMETERS.undecidedTo;
  });

const choosePlacementConcept = (
  graph: Graph,
  state: LearnerState,
  goal: Goal | null,
  sitting: Sitting,
): string | null => {
  const asked = new Set(sitting.answers.map(({ concept }) => concept));
  const undecided = new Set(undecidedOf(graph, state, goal));
  const closed = new Set(graph.items.filter(({ kind }) => kind !== "exercise").map(({ concept }) => concept));
  const count = (hops: ReadonlyMap<string, number>) =>
    [...hops.keys()].filter((id) => undecided.has(id)).length;
  const priced = [...undecided]
    .filter((id) => !asked.has(id) && closed.has(id))
    .map((id) => ({ id, splits: Math.min(count(ancestors(graph, id)), count(descendants(graph, id))) }))
    .sort((a, b) => b.splits - a.splits);
  return priced[0]?.id ?? null;
};

/** The most items that a check of this purpose asks. */
export const sittingAtMost = (purpose: Sitting["purpose"]): number => PARAMETERS.itemsAtMost[purpose];

/** The item to ask now; null when there is none left. The same seed gives the same choice. */
export const chooseItem = (
  graph: Graph,
  state: LearnerState,
  goal: Goal | null,
  sitting: Sitting,
  seed: number,
): Choice | null => {
  const concept = sitting.concept ?? choosePlacementConcept(graph, state, goal, sitting);
  if (concept === null) return null;
  const check = sitting.purpose === "step" || sitting.purpose === "prove";
  const item = check
    ? chooseForCheck(graph, state, sitting, concept, seed)
    : chooseSingle(graph, state, concept, seed);
  return item === null ? null : { item: item.id, onlyMeasures: false };
};

const placementVerdict = (
  graph: Graph,
  state: LearnerState,
  goal: Goal | null,
  sitting: Sitting,
): Verdict => {
  const all = goal?.concepts.length ?? graph.concepts.length;
  const decided = 1 - undecidedOf(graph, state, goal).length / Math.max(1, all);
  const enough = decided >= PARAMETERS.placementDecided && sitting.answers.length > 0;
  return enough || choosePlacementConcept(graph, state, goal, sitting) === null ? "ended" : "goes-on";
};

const checkVerdict = (graph: Graph, state: LearnerState, sitting: Sitting, concept: string): Verdict => {
  const results = sitting.answers.map(({ result }) => result === "right");
  const misses = results.filter((right) => !right).length;
  const lastTwo = results.slice(-2);
  if (misses >= 3 || (lastTwo.length === 2 && lastTwo.every((right) => !right))) return "failed";
  const steady = lastTwo.length === 2 && lastTwo.every((right) => right);
  const known = isKnown(state, concept);
  if (steady && known && !needsExercise(graph, state, concept)) return "passed";
  const asked = new Set(sitting.answers.map(({ item }) => item));
  const left = graph.items.some((item) => item.concept === concept && !asked.has(item.id));
  if (left && sitting.answers.length < sittingAtMost(sitting.purpose)) return "goes-on";
  return known ? "passed" : "failed";
};

/** Whether the check goes on. `state` already holds the sitting's answers. */
export const sittingVerdict = (
  graph: Graph,
  state: LearnerState,
  goal: Goal | null,
  sitting: Sitting,
): Verdict => {
  const last = sitting.answers.at(-1);
  if (last === undefined) return "goes-on";
  switch (sitting.purpose) {
    case "placement":
      return sitting.answers.length >= sittingAtMost("placement")
        ? "ended"
        : placementVerdict(graph, state, goal, sitting);
    case "confirm":
    case "probe":
    case "review":
      return last.result === "right" ? "passed" : "failed";
    case "step":
    case "prove":
      return sitting.concept === null ? "ended" : checkVerdict(graph, state, sitting, sitting.concept);
  }
};
