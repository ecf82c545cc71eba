/**
 * When the next step is a review.
 *
 * 1. Between other steps: the first in line of what is due (see review.ts), not too often and not too many on a day.
 * 2. When nothing is left to learn, what is not due yet but fading has its turn as well.
 * 3. Before a lesson: what it directly rests on, when that is fading, or was missed the last time, or was not asked since the lesson failed, or when one
 *    answer is all there is and it is not certain.
 * 4. Before a lesson is read again: what is fading near by, since a course does not show all that a concept rests on. Near is what comes earlier in the same stage.
 */

import { isShown, masteryOf, wasAsked } from "../belief/mastery.ts";
import { indexOf, requiresOf } from "../graph-index.ts";
import { recallOf } from "../memory/recall.ts";
import { type DueReview, reviewQueue } from "../memory/review-queue.ts";
import { PARAMETERS } from "../parameters.ts";
import { conceptState } from "../state.ts";
import { answersClaim, isPutOff, type Situation } from "./situation.ts";
import type { Claim, Step } from "./step.ts";

type Fading = { concept: string; recall: number };

/** @param somethingElse whether there is something to learn now */
export function reviewStep(situation: Situation, somethingElse: boolean): Step | null {
  const { graph, state, goal, now } = situation;
  const { due, doneToday, perDay, awayDays } = reviewQueue(graph, state, goal, now);
  const isTooSoon = state.reviews.answersSince < PARAMETERS.answersBetweenReviews;
  if (doneToday >= perDay || (somethingElse && isTooSoon && awayDays === null)) return null;
  const inLine = somethingElse ? due : [...due, ...fadingOf(situation)];
  const first = inLine.find(({ concept }) => !isPutOff(situation, concept));
  if (!first) return null;
  const { concept, covers } = first;
  const claims: Claim[] = [
    recallClaim(situation, first),
    answersClaim(situation, concept),
    ...(awayDays !== null && covers.length > 0
      ? [{ kind: "covers", concept, concepts: covers } satisfies Claim]
      : []),
  ];
  return { kind: "review", concept, detourFrom: null, rule: "review", claims };
}

/** The review that comes before the lesson of `next` is read for the first time, or again; null when it can be read now. */
export function refreshFor(situation: Situation, next: string): Step | null {
  return refreshBelow(situation, next) ?? refreshNearby(situation, next);
}

/** Shown concepts whose recall has begun to fall, the lowest first. */
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

function refreshBelow(situation: Situation, next: string): Step | null {
  const { graph, state, goal, now } = situation;
  const first = requiresOf(graph, next)
    .filter((id) => goal.concepts.includes(id) && wasAsked(state, id) && !isPutOff(situation, id))
    .map((concept) => ({ concept, recall: recallOf(state, concept, now) ?? 1 }))
    .filter(
      ({ concept, recall }) =>
        recall < PARAMETERS.fadingBelow ||
        wasMissedLast(situation, concept) ||
        isUnaskedSince(situation, concept, next) ||
        isUncertainAfterOne(situation, concept),
    )
    .sort((a, b) => a.recall - b.recall)[0];
  if (!first) return null;
  const { concept } = first;
  const claims: Claim[] = [
    ...(first.recall < PARAMETERS.fadingBelow ? [recallClaim(situation, first)] : []),
    answersClaim(situation, concept),
    { kind: "needed-by", concept, by: next },
  ];
  return { kind: "review", concept, detourFrom: null, rule: "review", claims };
}

function wasMissedLast({ state }: Situation, concept: string): boolean {
  return conceptState(state, concept).answers.at(-1)?.right === false;
}

/** A failed concept is not taught again before each thing it directly rests on was asked about since. */
function isUnaskedSince({ state }: Situation, concept: string, failed: string): boolean {
  const since = state.trouble[failed];
  return (
    since !== undefined && conceptState(state, concept).answers.every(({ sequence: place }) => place <= since)
  );
}

/** One right answer may have been luck. */
function isUncertainAfterOne({ graph, state }: Situation, concept: string): boolean {
  return (
    conceptState(state, concept).answers.length === 1 &&
    masteryOf(graph, state, concept) < PARAMETERS.oneAnswerBelow
  );
}

function refreshNearby(situation: Situation, next: string): Step | null {
  const { state } = situation;
  const { answers, lessonSequence: lessonPlace } = conceptState(state, next);
  if (lessonPlace === 0) return null;
  const lastPlace = answers.at(-1)?.sequence ?? 0;
  const nearby = nearbyOf(situation, next);
  const asked = nearby.filter((id) =>
    conceptState(state, id).answers.some(({ sequence: place }) => place > lastPlace),
  );
  if (asked.length >= PARAMETERS.nearbyAtMost) return null;
  const first = fadingOf(situation).find(
    ({ concept }) => nearby.includes(concept) && !isPutOff(situation, concept),
  );
  if (!first) return null;
  const { concept } = first;
  const claims: Claim[] = [
    recallClaim(situation, first),
    answersClaim(situation, concept),
    { kind: "near", concept, failed: next },
  ];
  return { kind: "review", concept, detourFrom: null, rule: "review", claims };
}

/** What comes earlier in the same stage of the goal. */
function nearbyOf({ graph, goal }: Situation, concept: string): readonly string[] {
  const place = indexOf(graph, concept);
  const stage = graph.concepts[place]?.stage;
  const earlier = graph.concepts.slice(0, place).filter((each) => each.stage === stage);
  return earlier.map(({ id }) => id).filter((id) => goal.concepts.includes(id));
}
