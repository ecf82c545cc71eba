/**
 * Chooses the next item of a check, and decides when the check is over.
 *
 * 1. A check never asks an item twice. Unseen items come first, then the ones seen longest ago.
 * 2. A check after a step begins with easy items and varies the kinds. It is not passed early before the concept's exercise, if there is one.
 * 3. An exercise that was failed before comes back first, so that the learner goes on with the draft.
 * 4. A test-out begins with items that are hard to guess. Single items (confirm, probe, review, placement) are hard to guess as well.
 * 5. The items of a placement are chosen in placement.ts.
 */
import { isKnown } from "../belief/mastery.ts";
import type { Goal, Graph, ItemNode } from "../graph.ts";
import { itemsOf } from "../graph-index.ts";
import { hashOf } from "../hash.ts";
import { guessAndSlip, PARAMETERS } from "../parameters.ts";
import { conceptState, type LearnerState } from "../state.ts";
import type { Check, Verdict } from "./check.ts";
import { type Choice, choosePlacementItem, placementVerdict } from "./placement.ts";
import { cheapest, chooseSingle } from "./single-item.ts";

const LEVEL = { easy: 0, medium: 1, hard: 2 } as const;

/** Most items of a check with this purpose. */
export function maxItems(purpose: Check["purpose"]): number {
  return PARAMETERS.itemsAtMost[purpose];
}

/** The item to ask now; null when no item is left. The same seed gives the same choice. */
export function chooseItem(
  graph: Graph,
  state: LearnerState,
  goal: Goal | null,
  check: Check,
  seed: number,
): Choice | null {
  if (check.purpose === "placement") return choosePlacementItem(graph, state, goal, check, seed);
  const { concept } = check;
  if (concept === null) return null;
  const hasSeveralItems = check.purpose === "step" || check.purpose === "test-out";
  const item = hasSeveralItems
    ? chooseForLesson(graph, state, check, concept, seed)
    : chooseSingle(graph, state, concept, seed);
  return item === null ? null : { item: item.id, onlyMeasures: false };
}

/** State of the check. `state` already includes the answers of the check. */
export function checkVerdict(graph: Graph, state: LearnerState, goal: Goal | null, check: Check): Verdict {
  const last = check.answers.at(-1);
  if (last === undefined) return "goes-on";
  switch (check.purpose) {
    case "placement":
      return placementVerdict(graph, state, goal, check);
    case "confirm":
    case "probe":
    case "review":
      return last.result === "right" ? "passed" : "failed";
    case "step":
    case "test-out":
      return check.concept === null ? "ended" : lessonCheckVerdict(graph, state, check, check.concept);
  }
}

function chooseForLesson(
  graph: Graph,
  state: LearnerState,
  check: Check,
  concept: string,
  seed: number,
): ItemNode | null {
  const asked = new Set(check.answers.map(({ item }) => item));
  const items = itemsOf(graph, concept).filter(({ id }) => !asked.has(id));
  const kindsAsked = new Set(
    itemsOf(graph, concept).flatMap(({ id, kind }) => (asked.has(id) ? [kind] : [])),
  );
  const returning = failedExercises(state, concept);
  const rights = check.answers.filter(({ result }) => result === "right").length;
  const wantsCode =
    needsExercise(graph, state, concept) &&
    (rights >= PARAMETERS.rightsBeforeExercise || returning.length > 0);
  const level = check.purpose === "test-out" ? LEVEL.hard : Math.min(LEVEL.hard, check.answers.length);
  return cheapest(items, (item) => [
    wantsCode && item.kind === "exercise" ? 0 : 1,
    item.kind === "exercise" && returning.includes(item.id) ? 0 : 1,
    item.kind === "exercise" && !wantsCode ? 1 : 0,
    state.seen[item.id] ?? 0,
    kindsAsked.has(item.kind) ? 1 : 0,
    Math.abs(LEVEL[item.difficulty] - level),
    check.purpose === "test-out" ? guessAndSlip(item.kind, item.choices).guess : 0,
    hashOf(`${seed} ${item.id}`),
  ]);
}

function failedExercises(state: LearnerState, concept: string): readonly string[] {
  const last = new Map(
    conceptState(state, concept).answers.flatMap(({ item, exercise, right }) =>
      exercise ? [[item, right] as const] : [],
    ),
  );
  return [...last].flatMap(([item, right]) => (right ? [] : [item]));
}

function needsExercise(graph: Graph, state: LearnerState, concept: string): boolean {
  return itemsOf(graph, concept).some(({ kind }) => kind === "exercise") && !exercisePassed(state, concept);
}

function exercisePassed(state: LearnerState, concept: string): boolean {
  return conceptState(state, concept).answers.some(({ exercise, right }) => exercise && right);
}

function lessonCheckVerdict(graph: Graph, state: LearnerState, check: Check, concept: string): Verdict {
  const results = check.answers.map(({ result }) => result === "right");
  const misses = results.filter((right) => !right).length;
  const missesInRow = results.length - 1 - results.lastIndexOf(true);
  const rightsInRow = results.length - 1 - results.lastIndexOf(false);
  if (misses >= PARAMETERS.missesThatFail || missesInRow >= PARAMETERS.missesInRowThatFail) return "failed";
  if (rightsInRow >= PARAMETERS.rightsThatShow && !needsExercise(graph, state, concept)) return "passed";
  const asked = new Set(check.answers.map(({ item }) => item));
  const left = itemsOf(graph, concept).some(({ id }) => !asked.has(id));
  if (left && check.answers.length < maxItems(check.purpose)) return "goes-on";
  return isKnown(graph, state, concept) ? "passed" : "failed";
}
