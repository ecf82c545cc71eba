/**
 * The one next step: the first rule that fires, in this order.
 *
 * 1. trace: a concept failed after its lesson leads to the gap behind it; when that is closed, straight back to it (return). A lesson that did not help is read again, after what comes earlier in the syllabus and is open.
 * 2. review: the shown concept with the lowest recall, when it is due, not too often and not too many on a day (see review.ts).
 * 3. confirm: something only assumed that the next concept directly rests on, or the next concept itself when it may be known already, gets one item; of several the one that carries most of the goal.
 * 4. review again: what the lesson of the next concept directly rests on, when it is fading or in doubt, and before it is read again what is fading near by (see review-step.ts).
 * 5. learn: the first concept of the goal in syllabus order that is not known and whose prerequisites are there.
 * 6. When all is known, what is still only assumed is confirmed; then the goal is done.
 *
 * Concepts that were put off are passed over; what needs them waits with them.
 */

import { isKnown, masteryOf, missingFor, wasAsked } from "../belief/mastery.ts";
import type { Goal, Graph } from "../graph.ts";
import { descendants, indexOf, requiresOf } from "../graph-index.ts";
import { PARAMETERS } from "../parameters.ts";
import { conceptState } from "../state.ts";
import { refreshFor, reviewStep } from "./review-step.ts";
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
  if (traced) return mayRefresh(traced) ? (refreshFor(situation, traced.concept) ?? traced) : traced;
  const review = reviewStep(situation, next !== null);
  if (review) return review;
  if (next === null) return lastStep(situation);
  const learn = learnStep(situation, next);
  return confirmFor(situation, next) ?? (mayRefresh(learn) ? refreshFor(situation, next) : null) ?? learn;
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
    const found = trace(graph, state, failed, since);
    const target = found.kind === "teach" ? found.gap : found.kind === "probe" ? found.concept : failed;
    if (isPutOff(situation, target)) continue;
    const failure = answersClaim(situation, failed);
    switch (found.kind) {
      case "teach": {
        const lessonRead =
          conceptState(state, found.gap).lessonSequence > since && isRead(situation, found.gap);
        const gap: Claim = { kind: "gap", concept: found.gap, failed, score: found.score };
        const claims = [failure, answersClaim(situation, found.gap), gap];
        return { kind: "learn", concept: found.gap, detourFrom: failed, lessonRead, rule: "trace", claims };
      }
      case "probe": {
        const gap: Claim = { kind: "gap", concept: found.concept, failed, score: found.score };
        return {
          kind: "probe",
          concept: found.concept,
          detourFrom: failed,
          rule: "trace",
          claims: [failure, gap],
        };
      }
      case "go-back": {
        if (found.gaps.length === 0 && waitsForEarlier(situation, failed)) continue;
        const back = found.gaps.map((gap): Claim => ({ kind: "back-from", gap, left: failed }));
        const rule = back.length > 0 ? "return" : "trace";
        return {
          kind: "learn",
          concept: failed,
          detourFrom: null,
          lessonRead: isRead(situation, failed),
          rule,
          claims: [failure, ...back],
        };
      }
    }
  }
  return null;
}

/** The lesson was read, and what followed does not call for reading it again. */
function isRead({ state }: Situation, concept: string): boolean {
  const { answers, lessonSequence: lessonPlace } = conceptState(state, concept);
  const misses = answers.filter(({ sequence: place, right }) => place > lessonPlace && !right).length;
  return lessonPlace > 0 && misses < PARAMETERS.missesThatReread;
}

/** Something open comes earlier in the syllabus, such as what was missed since the failure: it is learnt before the failed lesson is read again. */
function waitsForEarlier(situation: Situation, failed: string): boolean {
  const { concepts } = situation.goal;
  const open = nextToLearn(situation);
  return open !== null && concepts.indexOf(open) < concepts.indexOf(failed) && !isRead(situation, failed);
}

/** A lesson that a review may come before: not the one that a detour leads back to, since who closed a gap was told that the way leads straight back to it. */
function mayRefresh(step: Step): step is Extract<Step, { kind: "learn" }> {
  return step.kind === "learn" && !step.lessonRead && step.rule !== "return";
}

function lastStep(situation: Situation): Step {
  const { graph, state, goal } = situation;
  const putOff = goal.concepts.filter((id) => isPutOff(situation, id) && !isKnown(graph, state, id));
  if (putOff.length > 0) {
    const until = Math.min(...putOff.map((id) => conceptState(state, id).putOffUntil));
    return { kind: "nothing-now", until, rule: "put-off", claims: [{ kind: "put-off", concepts: putOff }] };
  }
  const assumed = goal.concepts.find((id) => !wasAsked(state, id) && !isPutOff(situation, id));
  if (assumed) {
    const claims: Claim[] = [
      { kind: "never-asked", concept: assumed },
      { kind: "mastery", concept: assumed, value: masteryOf(graph, state, assumed) },
    ];
    return { kind: "confirm", concept: assumed, detourFrom: null, rule: "confirm", claims };
  }
  return {
    kind: "done",
    rule: "done",
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
  const whatFor = opens.length > 0 ? opens : neededByClaim(situation, concept);
  const putOff = goal.concepts.filter((id) => isPutOff(situation, id));
  const claims: Claim[] = [
    ...whatIsKnownOf(situation, concept),
    position,
    ...whatFor,
    ...(putOff.length > 0 ? [{ kind: "put-off", concepts: putOff } satisfies Claim] : []),
  ];
  return {
    kind: "learn",
    concept,
    detourFrom: null,
    lessonRead: isRead(situation, concept),
    rule: "learn",
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

function whatIsKnownOf(situation: Situation, concept: string): Claim[] {
  return wasAsked(situation.state, concept)
    ? [
        answersClaim(situation, concept),
        { kind: "mastery", concept, value: masteryOf(situation.graph, situation.state, concept) },
      ]
    : [{ kind: "never-asked", concept }];
}

function confirmFor(situation: Situation, next: string): Step | null {
  const { graph, state, goal } = situation;
  const unsure = requiresOf(graph, next)
    .filter(
      (id) =>
        goal.concepts.includes(id) &&
        !wasAsked(state, id) &&
        !isPutOff(situation, id) &&
        masteryOf(graph, state, id) < PARAMETERS.confirmBelow,
    )
    .sort((a, b) => carries(situation, b) - carries(situation, a))[0];
  if (unsure) {
    const claims: Claim[] = [
      { kind: "never-asked", concept: unsure },
      { kind: "mastery", concept: unsure, value: masteryOf(graph, state, unsure) },
      { kind: "needed-by", concept: unsure, by: next },
    ];
    return { kind: "confirm", concept: unsure, detourFrom: null, rule: "confirm", claims };
  }
  if (!mayBeKnown(situation, next)) return null;
  const claims: Claim[] = [
    { kind: "never-asked", concept: next },
    { kind: "mastery", concept: next, value: masteryOf(graph, state, next) },
    ...opensClaim(situation, next),
  ];
  return { kind: "confirm", concept: next, detourFrom: null, rule: "confirm", claims };
}

/** Concepts of the goal that rest on this one. */
function carries({ graph, goal }: Situation, concept: string): number {
  const above = descendants(graph, concept);
  return goal.concepts.filter((id) => above.has(id)).length;
}

/** Never asked, and either likely enough, or resting only on what the learner knew without a lesson. */
function mayBeKnown({ graph, state }: Situation, concept: string): boolean {
  const belief = masteryOf(graph, state, concept);
  if (wasAsked(state, concept) || conceptState(state, concept).lessonSequence > 0) return false;
  const untaught = requiresOf(graph, concept).every(
    (required) => conceptState(state, required).lessonSequence === 0,
  );
  return belief >= PARAMETERS.askFirstFrom || (untaught && belief > PARAMETERS.undecidedFrom);
}
