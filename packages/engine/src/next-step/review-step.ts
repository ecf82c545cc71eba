/**
 * Decides when the next step is a review. While something else is left to do, every review must fit into the review budget.
 *
 * 1. Between other steps, the first due concept of the queue (see review-queue.ts), up to a limit per day. While every other step must wait, fewer
 *    reviews are enough: each miss is one more concept to show before the goal, and a learner who slips often would never reach it.
 * 2. When the goal is reached, fading concepts that are not due yet are reviewed as well.
 * 3. Before a lesson, a direct prerequisite is reviewed if it is fading. If the budget has no room for it, one item on it comes as a warm-up, which belongs
 *    to the lesson: one before each lesson at most.
 * 4. Before a lesson is read again, fading concepts near by are reviewed: those earlier in the same stage. A course does not list every
 *    prerequisite, and an unlisted one is usually near.
 */
import { isShown, wasAsked } from "../belief/mastery.ts";
import { indexOf, requiresOf } from "../graph-index.ts";
import { recallOf } from "../memory/recall.ts";
import { fitsReviewBudget } from "../memory/review-budget.ts";
import { type DueReview, reviewQueue } from "../memory/review-queue.ts";
import { PARAMETERS } from "../parameters.ts";
import { conceptState } from "../state.ts";
import { answersClaim, isOpenNow, type Situation } from "./situation.ts";
import type { Claim, Step } from "./step.ts";

type Fading = { concept: string; recall: number };

/** The rest of the path: something to do now, something that must wait, or nothing. */
export type Left = "now" | "later" | "nothing";

/** A review between other steps, or when nothing else can be done now. */
export function reviewStep(situation: Situation, left: Left): Step | null {
  const { graph, state, goal, now } = situation;
  const { due, doneToday, perDay, awayDays } = reviewQueue(graph, state, goal, now);
  const most = left === "later" ? PARAMETERS.reviewsWhileResting : perDay;
  if (doneToday >= most || (left === "now" && !fitsReviewBudget(state))) return null;
  const queue = left === "nothing" ? [...due, ...fadingOf(situation)] : due;
  const first = queue.find(({ concept }) => isOpenNow(situation, concept));
  if (!first) return null;
  const { concept, covers } = first;
  const claims: Claim[] = [
    recallClaim(situation, first),
    answersClaim(situation, concept),
    ...(awayDays !== null && covers.length > 0
      ? [{ kind: "covers", concept, concepts: covers } satisfies Claim]
      : []),
  ];
  return { kind: "review", concept, detourFrom: null, cause: "review", claims };
}

/** The review that must come before the lesson of `next` is read, for the first time or again; null when it can be read now. */
export function reviewBeforeLesson(situation: Situation, next: string): Step | null {
  if (!fitsReviewBudget(situation.state)) return null;
  return askPrerequisite(situation, next, "review") ?? reviewNearby(situation, next);
}

/**
 * Warm-up before the lesson of `next`: one item on the fading direct prerequisite with the lowest recall. Null when no direct prerequisite is
 * fading, or when the step before was a warm-up.
 */
export function warmUp(situation: Situation, next: string): Step | null {
  const last = situation.state.steps.at(-1);
  const wasTaken = last?.key === "" && !last.review;
  return wasTaken ? null : askPrerequisite(situation, next, "confirm");
}

/** Fading concepts: shown, with a recall below the limit; the lowest recall first. */
function fadingOf({ graph, state, now }: Situation): DueReview[] {
  return graph.concepts
    .filter(({ id }) => isShown(graph, state, id))
    .map(({ id }) => ({ concept: id, recall: recallOf(state, id, now) ?? 1, covers: [] }))
    .filter(({ recall }) => recall < PARAMETERS.fadingBelow)
    .sort((a, b) => a.recall - b.recall);
}

function recallClaim({ state }: Situation, { concept, recall }: Fading): Claim {
  return {
    kind: "recall",
    concept,
    value: recall,
    lastShownAt: conceptState(state, concept).memory?.at ?? 0,
  };
}

/** An item on the direct prerequisite with the lowest recall, if that is fading. */
function askPrerequisite(situation: Situation, next: string, kind: "review" | "confirm"): Step | null {
  const { graph, state, goal, now } = situation;
  const [first] = requiresOf(graph, next)
    .filter((id) => goal.concepts.includes(id) && wasAsked(state, id) && isOpenNow(situation, id))
    .map((concept) => ({ concept, recall: recallOf(state, concept, now) ?? 1 }))
    .filter(({ recall }) => recall < PARAMETERS.fadingBelow)
    .sort((a, b) => a.recall - b.recall);
  if (!first) return null;
  const { concept } = first;
  const claims: Claim[] = [
    recallClaim(situation, first),
    answersClaim(situation, concept),
    { kind: "needed-by", concept, by: next },
  ];
  return { kind, concept, detourFrom: null, cause: kind, claims };
}

function reviewNearby(situation: Situation, next: string): Step | null {
  const { state } = situation;
  const { answers, lessonSequence } = conceptState(state, next);
  if (lessonSequence === 0) return null;
  const lastSequence = answers.at(-1)?.sequence ?? 0;
  const nearby = nearbyOf(situation, next);
  const asked = nearby.filter((id) =>
    conceptState(state, id).answers.some(({ sequence }) => sequence > lastSequence),
  );
  if (asked.length >= PARAMETERS.nearbyAtMost) return null;
  const first = fadingOf(situation).find(
    ({ concept }) => nearby.includes(concept) && isOpenNow(situation, concept),
  );
  if (!first) return null;
  const { concept } = first;
  const claims: Claim[] = [
    recallClaim(situation, first),
    answersClaim(situation, concept),
    { kind: "near", concept, failed: next },
  ];
  return { kind: "review", concept, detourFrom: null, cause: "review", claims };
}

/** Concepts of the goal that come earlier in the same stage. */
function nearbyOf({ graph, goal }: Situation, concept: string): readonly string[] {
  const index = indexOf(graph, concept);
  const stage = graph.concepts[index]?.stage;
  const earlier = graph.concepts.slice(0, index).filter((each) => each.stage === stage);
  return earlier.map(({ id }) => id).filter((id) => goal.concepts.includes(id));
}
