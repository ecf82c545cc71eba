/**
 * Chooses the next item of a check, and decides when the check is over.
 *
 * 1. A check never asks an item twice, and no item is asked more than a few times a day. Unseen items come first, then the ones seen longest ago.
 * 2. A check after a step begins with easy items and varies the kinds. It is not passed before an exercise shows the concept by code, if there is
 *    one: an easy one for a learner who is weak in the concept.
 * 3. An exercise that was begun, in a run or a draft, or given up comes back first, so that the learner goes on with the draft; after several failed rounds, an easier one does.
 * 4. A test-out begins with items that are hard to guess. Single items (confirm, probe, review, placement) are hard to guess as well.
 * 5. A check for code asks the one exercise that shows most of the goal.
 * 6. A check for building asks the due milestone of the goal's project.
 * 7. The items of a placement are chosen in placement.ts.
 */
import { hasCode, isShown, masteryOf } from "../belief/mastery.ts";
import { failsRound } from "../belief/rounds.ts";
import type { Goal, Graph, ItemNode } from "../graph.ts";
import { coreExercises, itemOf, itemsOf } from "../graph-index.ts";
import { hashOf } from "../hash.ts";
import { dueMilestone } from "../next-step/build-step.ts";
import { guessAndSlip, PARAMETERS } from "../parameters.ts";
import { conceptState, type LearnerState } from "../state.ts";
import type { Check, Verdict } from "./check.ts";
import { type Choice, choosePlacementItem, placementVerdict } from "./placement.ts";
import {
  canShowCode,
  cheapest,
  chooseExercise,
  chooseSingle,
  draftRank,
  isAskable,
  type Moment,
} from "./single-item.ts";

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
  moment: Moment,
): Choice | null {
  if (check.purpose === "placement") return choosePlacementItem(graph, state, goal, check, moment);
  if (check.concept === null || check.answers.length >= maxItems(check.purpose)) return null;
  if (check.purpose === "build") return chooseMilestone(graph, state, goal, check.concept);
  const item = itemFor(graph, state, check, check.concept, moment);
  return item === null ? null : { item: item.id, onlyMeasures: false };
}

/** State of the check. `state` already includes the answers of the check. */
export function checkVerdict(
  graph: Graph,
  state: LearnerState,
  goal: Goal | null,
  check: Check,
  now: number,
): Verdict {
  const last = check.answers.at(-1);
  if (last === undefined) return "goes-on";
  switch (check.purpose) {
    case "placement":
      return placementVerdict(graph, state, goal, check, now);
    case "confirm":
    case "build":
    case "probe":
    case "review":
      return last.result === "right" ? "passed" : "failed";
    case "code":
      return check.concept !== null && hasCode(state, check.concept) ? "passed" : "failed";
    case "step":
    case "test-out":
      return check.concept === null ? "ended" : lessonCheckVerdict(graph, state, check, check.concept, now);
  }
}

/** The due milestone, if it is about the concept. */
function chooseMilestone(
  graph: Graph,
  state: LearnerState,
  goal: Goal | null,
  concept: string,
): Choice | null {
  const milestone = goal === null ? undefined : dueMilestone(graph, state, goal)?.milestone;
  return milestone?.concept === concept ? { item: milestone.id, onlyMeasures: false } : null;
}

function itemFor(
  graph: Graph,
  state: LearnerState,
  check: Check,
  concept: string,
  moment: Moment,
): ItemNode | null {
  switch (check.purpose) {
    case "step":
    case "test-out":
      return chooseForLesson(graph, state, check, concept, moment);
    case "code":
      return chooseExercise(graph, state, concept, moment);
    default:
      return chooseSingle(graph, state, concept, { ...moment, purpose: check.purpose });
  }
}

function chooseForLesson(
  graph: Graph,
  state: LearnerState,
  check: Check,
  concept: string,
  { seed, now, drafts = [] }: Moment,
): ItemNode | null {
  const items = itemsLeft(graph, state, check, concept, now);
  const asked = new Set(check.answers.map(({ item }) => item));
  const kindsAsked = new Set(
    itemsOf(graph, concept).flatMap(({ id, kind }) => (asked.has(id) ? [kind] : [])),
  );
  const returning = exercisesToReturnTo(graph, state, concept, drafts);
  const rights = check.answers.filter(({ result }) => result === "right").length;
  const wantsCode =
    canShowCode(graph, state, concept, now) &&
    (rights >= PARAMETERS.rightsBeforeExercise || returning.length > 0);
  const level = check.purpose === "test-out" ? LEVEL.hard : Math.min(LEVEL.hard, check.answers.length);
  const exerciseLevel = Math.round(LEVEL.hard * masteryOf(graph, state, concept) ** 2);
  return cheapest(items, (item) => [
    wantsCode && isCore(item) ? 0 : 1,
    item.kind === "exercise" && returning.includes(item.id) ? 0 : 1,
    draftRank(state, item, drafts),
    item.kind === "exercise" && !wantsCode ? 1 : 0,
    state.seen[item.id]?.sequence ?? 0,
    kindsAsked.has(item.kind) ? 1 : 0,
    Math.abs(LEVEL[item.difficulty] - (item.kind === "exercise" ? exerciseLevel : level)),
    check.purpose === "test-out" ? guessAndSlip(item.kind, item.choices).guess : 0,
    hashOf(`${seed} ${item.id}`),
  ]);
}

/** Items of the concept that the check did not ask and that may be asked today. */
function itemsLeft(
  graph: Graph,
  state: LearnerState,
  { answers }: Check,
  concept: string,
  now: number,
): readonly ItemNode[] {
  return itemsOf(graph, concept).filter(
    (item) => isAskable(state, item, now) && answers.every((answer) => answer.item !== item.id),
  );
}

/** Exercises that were begun or given up; after several failed rounds, none that has an easier one beside it. */
function exercisesToReturnTo(
  graph: Graph,
  state: LearnerState,
  concept: string,
  drafts: readonly string[],
): readonly string[] {
  const { answers, rounds } = conceptState(state, concept);
  const begun = itemsOf(graph, concept).flatMap((item) =>
    state.unfinished[item.id] !== undefined || draftRank(state, item, drafts) < drafts.length
      ? [item.id]
      : [],
  );
  const last = new Map(answers.flatMap(({ item, exercise, result }) => (exercise ? [[item, result]] : [])));
  const givenUp = [...begun, ...[...last].flatMap(([item, result]) => (result === "right" ? [] : [item]))];
  if (rounds < PARAMETERS.roundsThatExplain) return givenUp;
  const easiest = Math.min(...coreExercises(graph, concept).map(({ difficulty }) => LEVEL[difficulty]));
  return givenUp.filter((id) => LEVEL[itemOf(graph, id)?.difficulty ?? "easy"] <= easiest);
}

function isCore({ concept, shows }: ItemNode): boolean {
  return shows.includes(concept);
}

/** Over when the concept is shown, by code if an exercise may be asked, when the round failed, or when no item is left. The state of the concept then decides, not the way to it. */
function lessonCheckVerdict(
  graph: Graph,
  state: LearnerState,
  check: Check,
  concept: string,
  now: number,
): Verdict {
  const settled = check.answers.filter(
    ({ item, result }) => result !== "wrong" || itemOf(graph, item)?.kind !== "exercise",
  );
  const results = settled.map(({ result }) => result);
  const isPassed = isShown(graph, state, concept) && !canShowCode(graph, state, concept, now);
  const isEnough = isPassed && results.at(-1) === "right" && results.length >= PARAMETERS.rightsThatShow;
  const hasMore =
    results.length < maxItems(check.purpose) && itemsLeft(graph, state, check, concept, now).length > 0;
  if (!isEnough && !failsRound(results) && hasMore) return "goes-on";
  return isPassed ? "passed" : "failed";
}
