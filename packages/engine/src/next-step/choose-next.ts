/**
 * Chooses the one next step, by the first cause that applies, in this order.
 *
 * 1. trace: a failed round leads to the likelier cause: the lesson again, or the gap behind it and then straight back to the failed concept (return).
 *    After several failed rounds the concept rests for a day, and the path goes on with concepts that do not require it.
 * 2. build: the milestone of the goal's project whose concepts are all known (see build-step.ts).
 * 3. confirm: one item on a prerequisite of the next concept that is in doubt, or on the next concept itself if the learner may know it already. Of
 *    several prerequisites, the one that most concepts of the goal require.
 * 4. review before a lesson: a direct prerequisite that is fading, as a warm-up if the budget has no room for a review; before the lesson is read
 *    again, also a fading concept near by (see review-step.ts).
 * 5. review: the due concept with the lowest recall. Every review fits into the review budget (see review-budget.ts), with a limit per day.
 * 6. learn: the first concept of the goal, in syllabus order, that is not known and whose prerequisites can be built on.
 * 7. code: when all concepts that are open are known, an exercise for each target of the goal, and for each concept that locks a subject that can
 *    wait, that was not shown by code, the one that rests on most concepts first.
 * 8. The goal is done when its targets are strong. Their prerequisites are shown by what rests on them. No review delays the step that reaches the goal.
 *
 * Concepts that the learner put off, that rest, or whose items were all asked today are skipped, and so are the concepts that require them.
 */
import {
  hasCode,
  isKnown,
  isShown,
  isStrong,
  lockedBy,
  masteryOf,
  missingFor,
  needsCode,
  wasAsked,
} from "../belief/mastery.ts";
import type { Goal, Graph } from "../graph.ts";
import { ancestors, descendants, indexOf, requiresOf, unlockedBy } from "../graph-index.ts";
import { canShowCode } from "../next-item/single-item.ts";
import { DAY_MS, PARAMETERS } from "../parameters.ts";
import { conceptState } from "../state.ts";
import { buildStep } from "./build-step.ts";
import { type Left, reviewBeforeLesson, reviewStep, warmUp } from "./review-step.ts";
import { answersClaim, isOpenNow, isPutOff, isResting, restsUntil, type Situation } from "./situation.ts";
import type { Claim, Help, Step } from "./step.ts";
import { trace } from "./trace.ts";

/**
 * The one next step for a learner with this goal.
 *
 * @param now milliseconds since 1970, UTC
 */
export function chooseNext(graph: Graph, state: Situation["state"], goal: Goal, now: number): Step {
  const concepts = new Set([...goal.concepts, ...goal.concepts.flatMap((id) => unlockedBy(graph, id))]);
  const ordered = {
    ...goal,
    concepts: [...concepts].sort((a, b) => indexOf(graph, a) - indexOf(graph, b)),
  };
  const situation: Situation = { graph, state, goal: ordered, now };
  const next = nextToLearn(situation);
  const traced = traceStep(situation);
  if (traced)
    return allowsReviewBefore(traced)
      ? (confirmPrerequisite(situation, traced.concept) ??
          reviewBeforeLesson(situation, traced.concept) ??
          warmUp(situation, traced.concept) ??
          traced)
      : traced;
  const build = buildStep(situation);
  if (build) return build;
  if (next === null) {
    const end = lastTest(situation) ?? endStep(situation);
    if (end.kind === "done" && goal.reached === false) return end;
    return reviewStep(situation, leftBefore(end)) ?? end;
  }
  const learn = learnStep(situation, next);
  return (
    confirmStep(situation, next) ??
    (allowsReviewBefore(learn) ? (reviewBeforeLesson(situation, next) ?? warmUp(situation, next)) : null) ??
    reviewStep(situation, "now") ??
    learn
  );
}

function leftBefore({ kind }: Step): Left {
  return kind === "done" ? "nothing" : kind === "nothing-now" ? "later" : "now";
}

function nextToLearn(situation: Situation): string | null {
  return (
    situation.goal.concepts.find(
      (id) =>
        !isKnown(situation.graph, situation.state, id) &&
        isOpenNow(situation, id) &&
        missingInGoal(situation, id).length === 0,
    ) ?? null
  );
}

function missingInGoal({ graph, state, goal }: Situation, concept: string): readonly string[] {
  return missingFor(graph, state, concept).filter((required) => goal.concepts.includes(required));
}

function traceStep(situation: Situation): Step | null {
  const { graph, state, goal } = situation;
  const failures = Object.entries(state.trouble)
    .filter(
      ([concept]) =>
        goal.concepts.includes(concept) && isOpenNow(situation, concept) && !isKnown(graph, state, concept),
    )
    .sort(([, a], [, b]) => b - a);
  for (const [failed, since] of failures) {
    const found = trace(graph, state, failed, since, conceptState(state, failed).rounds);
    const target = found.kind === "teach" ? found.gap : found.kind === "probe" ? found.concept : failed;
    if (!isOpenNow(situation, target)) continue;
    const failure = answersClaim(situation, failed);
    switch (found.kind) {
      case "teach": {
        const isTaught = conceptState(state, found.gap).lessonSequence > since;
        const lessonRead = wasReadInRow(situation, found.gap) || (isTaught && isRead(situation, found.gap));
        const gap: Claim = { kind: "gap", concept: found.gap, failed, score: found.chance };
        const claims = [failure, answersClaim(situation, found.gap), gap];
        return {
          kind: "learn",
          concept: found.gap,
          detourFrom: failed,
          lessonRead,
          help: helpFor(situation, found.gap),
          cause: "trace",
          claims,
        };
      }
      case "probe": {
        const gap: Claim = { kind: "gap", concept: found.concept, failed, score: found.chance };
        return {
          kind: "probe",
          concept: found.concept,
          detourFrom: failed,
          cause: "trace",
          claims: [failure, gap],
        };
      }
      case "go-back": {
        if (found.gaps.length === 0 && waitsForEarlier(situation, failed)) continue;
        const back = found.gaps.map((gap): Claim => ({ kind: "back-from", gap, left: failed }));
        const cause = back.length > 0 ? "return" : "trace";
        return {
          kind: "learn",
          concept: failed,
          detourFrom: null,
          lessonRead: back.length > 0 || isRead(situation, failed),
          help: back.length > 0 ? null : helpFor(situation, failed),
          cause,
          claims: [failure, roundsClaim(situation, failed), ...back],
        };
      }
    }
  }
  return null;
}

/** Whether the lesson need not be read now: no round failed since it was read, or it was read several times in a row. */
function isRead(situation: Situation, concept: string): boolean {
  const { lessonSequence } = conceptState(situation.state, concept);
  const failedSince = (situation.state.trouble[concept] ?? 0) > lessonSequence;
  return lessonSequence > 0 && (!failedSince || wasReadInRow(situation, concept));
}

/** Whether the last lessons were all on this concept, as many as may be read in a row. */
function wasReadInRow({ state: { lessons } }: Situation, concept: string): boolean {
  return lessons.concept === concept && lessons.inRow >= PARAMETERS.lessonsInRow;
}

function helpFor({ state }: Situation, concept: string): Help | null {
  const { rounds } = conceptState(state, concept);
  if (rounds === 0) return null;
  return rounds < PARAMETERS.roundsThatExplain ? "section" : "again";
}

function roundsClaim({ state }: Situation, concept: string): Claim {
  return { kind: "rounds", concept, failed: conceptState(state, concept).rounds };
}

/** Whether the failed lesson must wait: it would be read again, and an open concept comes earlier in the syllabus. */
function waitsForEarlier(situation: Situation, failed: string): boolean {
  const { concepts } = situation.goal;
  const open = nextToLearn(situation);
  return open !== null && concepts.indexOf(open) < concepts.indexOf(failed) && !isRead(situation, failed);
}

/**
 * Whether a review may come before this step: only before a lesson, and never on the way back from a detour,
 * because the learner was told that it leads straight back.
 */
function allowsReviewBefore(step: Step): step is Extract<Step, { kind: "learn" }> {
  return step.kind === "learn" && !step.lessonRead && step.cause !== "return";
}

/**
 * The last test when nothing is left to learn: code for a target of the goal or a concept that locks others, or an item on one that has no exercise.
 * The one that covers most comes first.
 */
function lastTest(situation: Situation): Step | null {
  const { graph, state } = situation;
  const [first] = leftToTest(situation)
    .filter((id) => isKnown(graph, state, id) && isTestableNow(situation, id))
    .map((concept) => ({ concept, covers: coveredBy(situation, concept) }))
    .sort((a, b) => b.covers - a.covers || indexOf(graph, b.concept) - indexOf(graph, a.concept));
  if (first === undefined) return null;
  const { concept } = first;
  const claims: Claim[] = [
    ...knowledgeClaims(situation, concept),
    ...(situation.goal.targets.includes(concept) ? [{ kind: "target", ...first } satisfies Claim] : []),
    ...unlocksClaim(situation, concept),
    ...(needsCode(graph, state, concept) ? [{ kind: "no-code", concept } satisfies Claim] : []),
  ];
  const kind = needsCode(graph, state, concept) ? "code" : "confirm";
  return { kind, concept, detourFrom: null, cause: kind, claims };
}

/** Targets of the goal, unless it was reached, and concepts that lock others of the goal, that are not strong. */
function leftToTest({ graph, state, goal }: Situation): readonly string[] {
  const locks = goal.concepts
    .filter((id) => !isKnown(graph, state, id))
    .flatMap((id) => lockedBy(graph, state, id));
  const targets = goal.reached === true ? [] : goal.targets.filter((id) => !isStrong(graph, state, id));
  return [...new Set([...targets, ...locks])];
}

function unlocksClaim({ graph, state, goal }: Situation, concept: string): Claim[] {
  const concepts = goal.concepts.filter(
    (id) => !isKnown(graph, state, id) && lockedBy(graph, state, id).includes(concept),
  );
  return concepts.length > 0 ? [{ kind: "unlocks", concept, concepts }] : [];
}

function isTestableNow(situation: Situation, concept: string): boolean {
  const { graph, state, now } = situation;
  const canTest = !needsCode(graph, state, concept) || canShowCode(graph, state, concept, now);
  return canTest && isOpenNow(situation, concept);
}

/** Number of prerequisites of the concept, in the goal, that were not shown. */
function coveredBy({ graph, state, goal }: Situation, concept: string): number {
  return [...ancestors(graph, concept).keys()].filter(
    (id) => goal.concepts.includes(id) && !isShown(graph, state, id),
  ).length;
}

/** Whether only time is missing for a step on the concept: for its lesson, or for an exercise on it. */
function mustRest(situation: Situation, concept: string): boolean {
  const { graph, state } = situation;
  if (isKnown(graph, state, concept)) return !isTestableNow(situation, concept);
  return missingInGoal(situation, concept).length === 0 && !isOpenNow(situation, concept);
}

/** The end of the path for now: what is left was put off or rests; otherwise the goal is reached. */
function endStep(situation: Situation): Step {
  const { graph, state, goal, now } = situation;
  const untested = leftToTest(situation);
  const left = goal.concepts.filter((id) => !isKnown(graph, state, id) || untested.includes(id));
  if (left.length === 0)
    return {
      kind: "done",
      cause: "done",
      claims: goal.concepts.map((id) => ({
        kind: "mastery",
        concept: id,
        value: masteryOf(graph, state, id),
      })),
    };
  const putOff = left.filter((id) => isPutOff(situation, id));
  const resting = left.filter((id) => !isPutOff(situation, id) && mustRest(situation, id));
  const ends = [
    ...putOff.map((id) => conceptState(state, id).putOffUntil),
    ...resting.map((id) => Math.max(restsUntil(situation, id), (Math.floor(now / DAY_MS) + 1) * DAY_MS)),
  ];
  const claims: Claim[] = [
    ...(putOff.length > 0 ? [{ kind: "put-off", concepts: putOff } satisfies Claim] : []),
    ...(resting.length > 0 ? [{ kind: "rests", concepts: resting } satisfies Claim] : []),
  ];
  return {
    kind: "nothing-now",
    until: Math.min(...ends),
    cause: putOff.length > 0 ? "put-off" : "rest",
    claims,
  };
}

function learnStep(situation: Situation, concept: string): Step {
  const { goal } = situation;
  const position: Claim = {
    kind: "first-open",
    concept,
    goalPosition: goal.concepts.indexOf(concept) + 1,
    of: goal.concepts.length,
  };
  const opens = opensClaim(situation, concept);
  const purposeClaims = opens.length > 0 ? opens : neededByClaim(situation, concept);
  const putOff = goal.concepts.filter((id) => isPutOff(situation, id));
  const resting = goal.concepts.filter((id) => isResting(situation, id));
  const claims: Claim[] = [
    ...knowledgeClaims(situation, concept),
    position,
    ...purposeClaims,
    ...(putOff.length > 0 ? [{ kind: "put-off", concepts: putOff } satisfies Claim] : []),
    ...(resting.length > 0 ? [{ kind: "rests", concepts: resting } satisfies Claim] : []),
  ];
  return {
    kind: "learn",
    concept,
    detourFrom: null,
    lessonRead: isRead(situation, concept),
    help: helpFor(situation, concept),
    cause: "learn",
    claims,
  };
}

function opensClaim({ graph, state, goal }: Situation, concept: string): Claim[] {
  const concepts = goal.concepts.filter(
    (id) =>
      requiresOf(graph, id).includes(concept) &&
      !isKnown(graph, state, id) &&
      missingFor(graph, state, id).every((missing) => missing === concept),
  );
  return concepts.length > 0 ? [{ kind: "opens", concept, concepts }] : [];
}

function neededByClaim({ graph, goal }: Situation, concept: string): Claim[] {
  const by = goal.concepts.find((id) => requiresOf(graph, id).includes(concept));
  return by ? [{ kind: "needed-by", concept, by }] : [];
}

function knowledgeClaims(situation: Situation, concept: string): Claim[] {
  return wasAsked(situation.state, concept)
    ? [
        answersClaim(situation, concept),
        { kind: "mastery", concept, value: masteryOf(situation.graph, situation.state, concept) },
      ]
    : [{ kind: "never-asked", concept }];
}

function confirmStep(situation: Situation, next: string): Step | null {
  const { graph, state } = situation;
  const prerequisite = confirmPrerequisite(situation, next);
  if (prerequisite) return prerequisite;
  if (!mayBeKnown(situation, next)) return null;
  const claims: Claim[] = [
    { kind: "never-asked", concept: next },
    { kind: "mastery", concept: next, value: masteryOf(graph, state, next) },
    ...opensClaim(situation, next),
  ];
  return { kind: "confirm", concept: next, detourFrom: null, cause: "confirm", claims };
}

/** One item on a direct prerequisite in doubt before the lesson of `next`; null when there is none. */
function confirmPrerequisite(situation: Situation, next: string): Step | null {
  const { graph, state, goal } = situation;
  const [unsure] = requiresOf(graph, next)
    .filter((id) => goal.concepts.includes(id) && isOpenNow(situation, id) && isInDoubt(situation, id))
    .sort((a, b) => dependentsInGoal(situation, b) - dependentsInGoal(situation, a));
  if (unsure === undefined) return null;
  const claims: Claim[] = [
    ...knowledgeClaims(situation, unsure),
    ...(wasAsked(state, unsure)
      ? []
      : [{ kind: "mastery", concept: unsure, value: masteryOf(graph, state, unsure) } satisfies Claim]),
    { kind: "needed-by", concept: unsure, by: next },
  ];
  return { kind: "confirm", concept: unsure, detourFrom: null, cause: "confirm", claims };
}

/** Whether one more answer should come before something is built on the concept: none or a single one so far and not certain, or the last one was not right. */
function isInDoubt({ graph, state }: Situation, concept: string): boolean {
  const { answers } = conceptState(state, concept);
  const last = answers.at(-1);
  if (last !== undefined && last.result !== "right") return true;
  if (answers.length > 1 || hasCode(state, concept)) return false;
  return masteryOf(graph, state, concept) < PARAMETERS.confirmBelow;
}

/** Number of concepts of the goal that require this one, directly or indirectly. */
function dependentsInGoal({ graph, goal }: Situation, concept: string): number {
  const above = descendants(graph, concept);
  return goal.concepts.filter((id) => above.has(id)).length;
}

/** Whether the concept is worth asking before its lesson: never asked, and likely enough, or all its prerequisites were known without a lesson. */
function mayBeKnown({ graph, state }: Situation, concept: string): boolean {
  const belief = masteryOf(graph, state, concept);
  if (wasAsked(state, concept) || conceptState(state, concept).lessonSequence > 0) return false;
  if (skippedPlacement(state)) return false;
  const untaught = requiresOf(graph, concept).every(
    (required) => conceptState(state, required).lessonSequence === 0,
  );
  return belief >= PARAMETERS.askFirstFrom || (untaught && belief > PARAMETERS.undecidedFrom);
}

/** Whether the learner chose to start from the beginning: the placement ended, and nothing was asked yet. */
function skippedPlacement({ placed, seen }: Situation["state"]): boolean {
  return placed && Object.keys(seen).length === 0;
}
