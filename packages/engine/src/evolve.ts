/**
 * The fold of the log: applies one event at a time to the state of a learner.
 *
 * 1. Forgetting: before an answer counts, the strength of its concept becomes less certain by the recall lost since the last review.
 * 2. An answer updates the strengths of all concepts through its own concept. A right one also does so through the other concepts that the
 *    item requires, a wrong one through the concepts that it blames.
 * 3. An answer updates the evidence of its own concept for the noisy AND. A right one fades earlier evidence against the concept, a wrong one
 *    fades earlier evidence for it, so that the newest answers count most.
 * 4. A failing run of an exercise moves no belief. The concepts that its tests named are kept, and blamed if the exercise is given up.
 * 5. An exercise that is passed without the last hint shows its concepts by code.
 * 6. An answer is a review of its concept if that was shown, and part of a review for the prerequisites.
 * 7. A lesson adds an uncertain amount to the strength.
 * 8. Misses after the lesson fail a round and put the concept in trouble, until it is shown.
 *
 * The fold changes a draft in place, so that replaying a whole log makes no copies. Callers never see their arguments change.
 */
import { drift, observe, toDraft } from "./belief/gaussian.ts";
import {
  isOwnWork,
  isSettled,
  type Likelihood,
  likelihoodOf,
  logRatioOf,
  settledResult,
} from "./belief/likelihood.ts";
import { isSteady, strengthLogOdds } from "./belief/mastery.ts";
import { toLogOdds } from "./belief/odds.ts";
import { priorOf } from "./belief/prior.ts";
import { failsRound } from "./belief/rounds.ts";
import type { Graph } from "./graph.ts";
import { ancestors, conceptOf, indexOf, itemOf } from "./graph-index.ts";
import type { Answered, Experience, FoldedEvent, LogEvent } from "./log.ts";
import { recallOf } from "./memory/recall.ts";
import { memoryAfterAnswer, memoryAfterCredit } from "./memory/remember.ts";
import { stepsAfterAnswer, stepsAfterLesson } from "./memory/review-budget.ts";
import { DAY_MS, PARAMETERS } from "./parameters.ts";
import type { Seen } from "./seen.ts";
import { beginDraft, type ConceptState, conceptState, type LearnerState, type StateDraft } from "./state.ts";

const ENOUGH_LOG_ODDS = toLogOdds(PARAMETERS.enough);

/**
 * The state after one more event.
 *
 * Pure: the same state and event give the same result on any machine, and neither argument is changed.
 */
export function evolve(graph: Graph, state: LearnerState, event: FoldedEvent): LearnerState {
  return evolveAll(graph, state, [event]);
}

/** The state after several more events: the same as `evolve` one by one, with one copy of the state. */
export function evolveAll(graph: Graph, state: LearnerState, events: readonly FoldedEvent[]): LearnerState {
  const draft: StateDraft = {
    ...state,
    strengths: toDraft(state.strengths),
    concepts: { ...state.concepts },
    seen: { ...state.seen },
    unfinished: { ...state.unfinished },
    trouble: { ...state.trouble },
  };
  for (const event of events) fold(graph, draft, event);
  return draft;
}

/** Ids of the voided events. */
export function voidedIn(log: readonly LogEvent[]): Set<string> {
  return new Set(log.flatMap((event) => (event.kind === "voided" ? [event.event] : [])));
}

/** The log without the voids themselves. Of a voided answer, only that the item's answer was seen is left; other voided events are gone. */
export function withoutVoided(log: readonly LogEvent[]): readonly FoldedEvent[] {
  const voided = voidedIn(log);
  return log.flatMap((event): FoldedEvent[] => {
    if (event.kind === "voided") return [];
    if (!voided.has(event.id)) return [event];
    if (event.kind !== "answered" || !isSettled(event)) return [];
    return [{ kind: "answer-seen", id: event.id, at: event.at, item: event.item }];
  });
}

/** The state after a whole log. */
export function replay(graph: Graph, log: readonly LogEvent[]): LearnerState {
  const draft = beginDraft(graph);
  for (const event of withoutVoided(log)) fold(graph, draft, event);
  return draft;
}

function fold(graph: Graph, draft: StateDraft, event: FoldedEvent): void {
  if (event.kind === "answer-seen") {
    markSeen(draft, event, true);
    return;
  }
  draft.sequence += 1;
  switch (event.kind) {
    case "answered":
      applyAnswer(graph, draft, event);
      break;
    case "lesson-finished":
      applyLesson(graph, draft, event.concept);
      break;
    case "introduced":
      applyExperience(draft, event.experience);
      break;
    case "deferred":
      changeConcept(draft, event.concept, { putOffUntil: event.at + PARAMETERS.putOffMs });
      break;
    case "placement-ended":
      draft.placed = true;
      break;
    case "reset":
      applyReset(graph, draft, event.concept);
      break;
  }
}

function applyAnswer(graph: Graph, draft: StateDraft, answer: Answered): void {
  const before = draft.seen[answer.item];
  markSeen(draft, answer, isSettled(answer));
  trackAbsence(draft, answer.at);
  if (!isSettled(answer)) {
    noteFailingRun(draft, answer);
    return;
  }
  countReviews(draft, answer);
  draft.steps = stepsAfterAnswer(draft.steps, answer, itemOf(graph, answer.item)?.minutes);
  if (answer.onlyMeasures) return;
  const settled = settle(draft, answer);
  updateBeliefs(graph, draft, settled, before);
  appendOwnAnswer(draft, settled, before);
  showByCode(graph, draft, settled, before);
  updateMemory(graph, draft, settled);
  updateTrouble(graph, draft, settled);
}

/** Notes that an item was asked, and when its answer was shown: after every settled answer. */
function markSeen(draft: StateDraft, { item, at }: { item: string; at: number }, isShown: boolean): void {
  const before = draft.seen[item];
  const day = Math.floor(at / DAY_MS);
  const onDay = before?.day === day ? before.onDay : 0;
  draft.seen[item] = {
    sequence: draft.sequence,
    shownAt: isShown ? at : (before?.shownAt ?? null),
    day,
    onDay: onDay + (isShown ? 1 : 0),
  };
}

/** Keeps the concepts that the failing tests of a run named. */
function noteFailingRun(draft: StateDraft, { item, faults }: Answered): void {
  const named = { ...draft.unfinished[item]?.named };
  for (const concept of new Set(faults)) named[concept] = (named[concept] ?? 0) + 1;
  draft.unfinished[item] = { named, last: [...new Set(faults)] };
}

/** A finished exercise forgets its failing runs. One that is given up blames the concepts that the last of them named. */
function settle(draft: StateDraft, answer: Answered): Answered {
  const last = draft.unfinished[answer.item]?.last ?? [];
  delete draft.unfinished[answer.item];
  const isGivenUp = answer.itemKind === "exercise" && answer.result !== "right";
  return isGivenUp && answer.faults.length === 0 ? { ...answer, faults: last } : answer;
}

function trackAbsence(draft: StateDraft, at: number): void {
  const last = draft.lastAnswerAt ?? at;
  if (at - last >= PARAMETERS.absenceDays * DAY_MS) draft.cameBackAt = at;
  draft.lastAnswerAt = Math.max(at, last);
}

function countReviews(draft: StateDraft, { at, purpose }: Answered): void {
  const day = Math.floor(at / DAY_MS);
  const onDay = draft.reviews.day === day ? draft.reviews.onDay : 0;
  draft.reviews = { day, onDay: purpose === "review" ? onDay + 1 : onDay };
}

function updateBeliefs(graph: Graph, draft: StateDraft, answer: Answered, seen: Seen | undefined): void {
  const likelihood = likelihoodOf(answer, seen);
  const right = answer.result === "right";
  const named = [...new Set(right ? answer.also : answer.faults)];
  const others = named.filter((concept) => concept !== answer.concept);
  const blamesOnlyOthers = !right && others.length > 0 && !named.includes(answer.concept);
  addForgetting(graph, draft, answer);
  const ownWeight = blamesOnlyOthers ? PARAMETERS.ownWeightBesideFault : 1;
  updateConcept(graph, draft, answer.concept, withWeight(likelihood, ownWeight));
  const weight = right ? PARAMETERS.alsoWeight : PARAMETERS.faultWeight;
  for (const concept of others) updateConcept(graph, draft, concept, withWeight(likelihood, weight));
}

function addForgetting(graph: Graph, draft: StateDraft, { concept, at }: Answered): void {
  const index = indexOf(graph, concept);
  const recall = recallOf(draft, concept, at) ?? 1;
  if (index === -1 || recall === 1) return;
  drift(draft.strengths, index, { mean: 0, variance: PARAMETERS.forgettingVariance * (1 - recall) });
}

/** Updates the evidence of one concept, and through it the strengths of all. */
function updateConcept(graph: Graph, draft: StateDraft, concept: string, likelihood: Likelihood): void {
  const index = indexOf(graph, concept);
  if (index === -1 || likelihood.weight === 0) return;
  const before = conceptState(draft, concept);
  const logRatio = before.logRatio * fadingFactor(before, likelihood) + logRatioOf(likelihood);
  changeConcept(draft, concept, {
    logRatio,
    logRatioBeforeLesson: before.lessonSequence === 0 ? logRatio : before.logRatioBeforeLesson,
  });
  observe(priorOf(graph), draft.strengths, index, likelihood);
}

/** Share of the earlier evidence that this answer leaves, 0-1: below 1 if the answer contradicts it. The first right answer after a lesson leaves less. */
function fadingFactor(own: ConceptState, { right, weight }: Likelihood): number {
  const { keepWrongAfterRight, keepRightAfterWrong, lesson } = PARAMETERS;
  if (right ? own.logRatio >= 0 : own.logRatio <= 0) return 1;
  const isFirstAfterLesson = own.lessonSequence > (own.answers.findLast(isRight)?.sequence ?? 0);
  const keep = right ? (isFirstAfterLesson ? lesson.keepWrong : keepWrongAfterRight) : keepRightAfterWrong;
  return 1 - (1 - keep) * weight;
}

function isRight({ result }: { result: string }): boolean {
  return result === "right";
}

function changeConcept(draft: StateDraft, concept: string, changes: Partial<ConceptState>): void {
  draft.concepts[concept] = { ...conceptState(draft, concept), ...changes };
}

function withWeight(likelihood: Likelihood, factor: number): Likelihood {
  return {
    ...likelihood,
    weight: likelihood.weight * factor,
  };
}

function appendOwnAnswer(draft: StateDraft, answer: Answered, seen: Seen | undefined): void {
  const { id, item, itemKind, concept } = answer;
  const own = {
    event: id,
    item,
    exercise: itemKind === "exercise",
    result: settledResult(answer),
    good: isOwnWork(answer, seen),
    sequence: draft.sequence,
  };
  changeConcept(draft, concept, { answers: [...conceptState(draft, concept).answers, own] });
}

/** An old entry does not tell what its exercise shows: the graph does, as long as it has the exercise. */
function showByCode(graph: Graph, draft: StateDraft, answer: Answered, seen: Seen | undefined): void {
  if (answer.itemKind !== "exercise" || !isOwnWork(answer, seen)) return;
  for (const concept of answer.shows ?? itemOf(graph, answer.item)?.shows ?? [answer.concept])
    changeConcept(draft, concept, { codeSequence: draft.sequence });
}

function updateMemory(graph: Graph, draft: StateDraft, answer: Answered): void {
  const { memory, lessonSequence } = conceptState(draft, answer.concept);
  const learnt = { shown: showsConcept(graph, draft, answer), taught: lessonSequence > 0 };
  changeConcept(draft, answer.concept, { memory: memoryAfterAnswer(memory, answer, learnt) });
  if (answer.result === "right") creditPrerequisites(graph, draft, answer);
}

/** Whether the answer shows its concept: two right ones in a row, or a right one with enough strength. */
function showsConcept(graph: Graph, draft: StateDraft, { concept, result }: Answered): boolean {
  return (
    result === "right" &&
    (isSteady(conceptState(draft, concept)) || strengthLogOdds(graph, draft, concept) >= ENOUGH_LOG_ODDS)
  );
}

function creditPrerequisites(graph: Graph, draft: StateDraft, { concept, at }: Answered): void {
  const isWholeReview = isBackFromAbsence(draft, at);
  for (const [below, hops] of ancestors(graph, concept)) {
    const { memory } = conceptState(draft, below);
    if (memory === null || (!isWholeReview && hops > 1)) continue;
    changeConcept(draft, below, {
      memory: memoryAfterCredit(memory, at, isWholeReview ? 1 : PARAMETERS.creditBelow),
    });
  }
}

function isBackFromAbsence({ cameBackAt }: LearnerState, at: number): boolean {
  return cameBackAt !== null && at - cameBackAt < PARAMETERS.recheckDays * DAY_MS;
}

function updateTrouble(graph: Graph, draft: StateDraft, answer: Answered): void {
  const { concept } = answer;
  const own = conceptState(draft, concept);
  if (showsConcept(graph, draft, answer)) {
    delete draft.trouble[concept];
    if (isSteady(own)) changeConcept(draft, concept, { rounds: 0 });
    return;
  }
  const { answers, lessonSequence, rounds } = own;
  const from = Math.max(lessonSequence, draft.trouble[concept] ?? 0);
  const round = answers.filter(({ sequence }) => sequence > from).map(({ result }) => result);
  if (answer.result === "right" || lessonSequence === 0 || !failsRound(round)) return;
  draft.trouble[concept] = draft.sequence;
  changeConcept(draft, concept, { rounds: rounds + 1, failedAt: answer.at });
}

function applyLesson(graph: Graph, draft: StateDraft, concept: string): void {
  const { mean, variance, logOdds } = PARAMETERS.lesson;
  const { logRatio } = conceptState(draft, concept);
  changeConcept(draft, concept, { logRatio: logRatio + logOdds, lessonSequence: draft.sequence });
  const inRow = draft.lessons.concept === concept ? draft.lessons.inRow + 1 : 1;
  draft.lessons = { concept, inRow };
  draft.steps = stepsAfterLesson(draft.steps, concept, conceptOf(graph, concept)?.minutes);
  const index = indexOf(graph, concept);
  if (index !== -1) drift(draft.strengths, index, { mean, variance });
}

/** Moves the beliefs before any answer: those in all concepts alike. */
function applyExperience(draft: StateDraft, experience: Experience): void {
  const ability = PARAMETERS.experience[experience];
  const more = (ability - draft.experience) * PARAMETERS.prior.generalSpread;
  draft.experience = ability;
  draft.strengths.mean = draft.strengths.mean.map((mean) => mean + more);
}

/** Makes one concept as uncertain as before any answer. The effect of its answers on other concepts stays. */
function applyReset(graph: Graph, draft: StateDraft, concept: string | null): void {
  if (concept === null) {
    Object.assign(draft, { ...beginDraft(graph), sequence: draft.sequence, seen: draft.seen });
    return;
  }
  delete draft.concepts[concept];
  delete draft.trouble[concept];
  const index = indexOf(graph, concept);
  if (index === -1) return;
  const { mean, variance } = priorOf(graph);
  const start = (mean[index] ?? 0) + draft.experience * PARAMETERS.prior.generalSpread;
  const back = start - (draft.strengths.mean[index] ?? 0);
  drift(draft.strengths, index, { mean: back, variance });
}
