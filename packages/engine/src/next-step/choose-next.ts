/**
 * Chooses the one next step, by the first cause that applies, in this order.
 *
 * 1. trace: a failure after a lesson leads to the gap behind it, and then straight back to the failed concept (return). A lesson that did not help
 *    is read again, but open concepts that come earlier in the syllabus are learnt first.
 * 2. review: the due concept with the lowest recall. Reviews are limited per day, with other answers between them (see review-step.ts).
 * 3. confirm: one item on an assumed prerequisite of the next concept, or on the next concept itself if the learner may know it already. Of several
 *    prerequisites, the one that most concepts of the goal require.
 * 4. review before a lesson: a direct prerequisite that is fading or in doubt; before the lesson is read again, also a fading concept near by (see
 *    review-step.ts).
 * 5. learn: the first concept of the goal, in syllabus order, that is not known and whose prerequisites can be built on.
 * 6. When all concepts are known, the assumed ones are confirmed. Then the goal is done.
 *
 * Concepts that the learner put off are skipped, and so are the concepts that require them.
 */
import { isKnown, masteryOf, missingFor, wasAsked } from "../belief/mastery.ts";
import type { Goal, Graph } from "../graph.ts";
import { descendants, indexOf, requiresOf } from "../graph-index.ts";
import { PARAMETERS } from "../parameters.ts";
import { conceptState } from "../state.ts";
import { reviewBeforeLesson, reviewStep } from "./review-step.ts";
import { answersClaim, isPutOff, type Situation } from "./situation.ts";
import type { Claim, Step } from "./step.ts";
import { trace } from "./trace.ts";

/**
 * The one next step for a learner with this goal.
 *
 * @param now milliseconds since 1970, UTC
 */
export function chooseNext(graph: Graph, state: Situation["state"], goal: Goal, now: number): Step {
  const ordered = {
    concepts: [...goal.concepts].sort((a, b) => indexOf(graph, a) - indexOf(graph, b)),
  };
  const situation: Situation = { graph, state, goal: ordered, now };
  const next = nextToLearn(situation);
  const traced = traceStep(situation);
  if (traced)
    return allowsReviewBefore(traced) ? (reviewBeforeLesson(situation, traced.concept) ?? traced) : traced;
  const review = reviewStep(situation, next !== null);
  if (review) return review;
  if (next === null) return lastStep(situation);
  const learn = learnStep(situation, next);
  return (
    confirmStep(situation, next) ??
    (allowsReviewBefore(learn) ? reviewBeforeLesson(situation, next) : null) ??
    learn
  );
}

function nextToLearn(situation: Situation): string | null {
  return (
    situation.goal.concepts.find(
      (id) =>
        !isKnown(situation.graph, situation.state, id) &&
        !isPutOff(situation, id) &&
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
    .filter(([concept]) => goal.concepts.includes(concept) && !isPutOff(situation, concept))
    .sort(([, a], [, b]) => b - a);
  for (const [failed, since] of failures) {
    const found = trace(graph, state, failed, since, 1);
    const target = found.kind === "teach" ? found.gap : found.kind === "probe" ? found.concept : failed;
    if (isPutOff(situation, target)) continue;
    const failure = answersClaim(situation, failed);
    switch (found.kind) {
      case "teach": {
        const lessonRead =
          conceptState(state, found.gap).lessonSequence > since && isRead(situation, found.gap);
        const gap: Claim = { kind: "gap", concept: found.gap, failed, score: found.score };
        const claims = [failure, answersClaim(situation, found.gap), gap];
        return { kind: "learn", concept: found.gap, detourFrom: failed, lessonRead, cause: "trace", claims };
      }
      case "probe": {
        const gap: Claim = { kind: "gap", concept: found.concept, failed, score: found.score };
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
          lessonRead: isRead(situation, failed),
          cause,
          claims: [failure, ...back],
        };
      }
    }
  }
  return null;
}

/** Whether the lesson was read, and few enough misses followed that it need not be read again. */
function isRead({ state }: Situation, concept: string): boolean {
  const { answers, lessonSequence } = conceptState(state, concept);
  const misses = answers.filter(({ sequence, right }) => sequence > lessonSequence && !right).length;
  return lessonSequence > 0 && misses < PARAMETERS.missesThatReread;
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

function lastStep(situation: Situation): Step {
  const { graph, state, goal } = situation;
  const putOff = goal.concepts.filter((id) => isPutOff(situation, id) && !isKnown(graph, state, id));
  if (putOff.length > 0) {
    const until = Math.min(...putOff.map((id) => conceptState(state, id).putOffUntil));
    return { kind: "nothing-now", until, cause: "put-off", claims: [{ kind: "put-off", concepts: putOff }] };
  }
  const assumed = goal.concepts.find((id) => !wasAsked(state, id) && !isPutOff(situation, id));
  if (assumed) {
    const claims: Claim[] = [
      { kind: "never-asked", concept: assumed },
      { kind: "mastery", concept: assumed, value: masteryOf(graph, state, assumed) },
    ];
    return { kind: "confirm", concept: assumed, detourFrom: null, cause: "confirm", claims };
  }
  return {
    kind: "done",
    cause: "done",
    claims: goal.concepts.map((id) => ({ kind: "mastery", concept: id, value: masteryOf(graph, state, id) })),
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
  const claims: Claim[] = [
    ...knowledgeClaims(situation, concept),
    position,
    ...purposeClaims,
    ...(putOff.length > 0 ? [{ kind: "put-off", concepts: putOff } satisfies Claim] : []),
  ];
  return {
    kind: "learn",
    concept,
    detourFrom: null,
    lessonRead: isRead(situation, concept),
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
  const { graph, state, goal } = situation;
  const unsure = requiresOf(graph, next)
    .filter(
      (id) =>
        goal.concepts.includes(id) &&
        !wasAsked(state, id) &&
        !isPutOff(situation, id) &&
        masteryOf(graph, state, id) < PARAMETERS.confirmBelow,
    )
    .sort((a, b) => dependentsInGoal(situation, b) - dependentsInGoal(situation, a))[0];
  if (unsure) {
    const claims: Claim[] = [
      { kind: "never-asked", concept: unsure },
      { kind: "mastery", concept: unsure, value: masteryOf(graph, state, unsure) },
      { kind: "needed-by", concept: unsure, by: next },
    ];
    return { kind: "confirm", concept: unsure, detourFrom: null, cause: "confirm", claims };
  }
  if (!mayBeKnown(situation, next)) return null;
  const claims: Claim[] = [
    { kind: "never-asked", concept: next },
    { kind: "mastery", concept: next, value: masteryOf(graph, state, next) },
    ...opensClaim(situation, next),
  ];
  return { kind: "confirm", concept: next, detourFrom: null, cause: "confirm", claims };
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
  const untaught = requiresOf(graph, concept).every(
    (required) => conceptState(state, required).lessonSequence === 0,
  );
  return belief >= PARAMETERS.askFirstFrom || (untaught && belief > PARAMETERS.undecidedFrom);
}
