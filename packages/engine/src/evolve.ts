/**
 * The fold of the log: applies one event at a time to the state of a learner.
 *
 * 1. Forgetting: before an answer counts, the strength of its concept becomes less certain by the recall lost since the last review.
 * 2. An answer updates the strengths of all concepts through its own concept. A right one also does so through the other concepts that the
 *    item requires, a wrong one through the concepts that it blames.
 * 3. An answer updates the evidence of its own concept for the noisy AND. A right one fades earlier evidence against the concept, a wrong one
 *    fades earlier evidence for it, so that the newest answers count most.
 * 4. An answer is a review of its concept if that was shown, and part of a review for the prerequisites.
 * 5. A lesson adds an uncertain amount to the strength.
 * 6. Several misses in a row after the lesson put the concept in trouble, until it is shown.
 *
 * The fold changes a draft in place, so that replaying a whole log makes no copies. Callers never see their arguments change.
 */
import { drift, observe, toDraft } from "./belief/gaussian.ts";
import { isSettled, type Likelihood, likelihoodOf, logRatioOf } from "./belief/likelihood.ts";
import { isSteady, strengthLogOdds } from "./belief/mastery.ts";
import { toLogOdds } from "./belief/odds.ts";
import { priorOf } from "./belief/prior.ts";
import type { Graph } from "./graph.ts";
import { ancestors, indexOf } from "./graph-index.ts";
import type { Answered, FoldedEvent, LogEvent } from "./log.ts";
import { recallOf } from "./memory/recall.ts";
import { memoryAfterAnswer, memoryAfterCredit } from "./memory/remember.ts";
import { PARAMETERS } from "./parameters.ts";
import { beginDraft, type ConceptState, conceptState, type LearnerState, type StateDraft } from "./state.ts";

const DAY_MS = 86_400_000;
const ENOUGH_LOG_ODDS = toLogOdds(PARAMETERS.enough);

/**
 * The state after one more event.
 *
 * Pure: the same state and event give the same result on any machine, and neither argument is changed.
 */
export function evolve(graph: Graph, state: LearnerState, event: FoldedEvent): LearnerState {
  const draft: StateDraft = {
    ...state,
    strengths: toDraft(state.strengths),
    concepts: { ...state.concepts },
    seen: { ...state.seen },
    trouble: { ...state.trouble },
  };
  fold(graph, draft, event);
  return draft;
}

/** The log without voided events, and without the voids themselves. */
export function withoutVoided(log: readonly LogEvent[]): readonly FoldedEvent[] {
  const voided = new Set(log.flatMap((event) => (event.kind === "voided" ? [event.event] : [])));
  return log.flatMap((event) => (event.kind === "voided" || voided.has(event.id) ? [] : [event]));
}

/** The state after a whole log. */
export function replay(graph: Graph, log: readonly LogEvent[]): LearnerState {
  const draft = beginDraft(graph);
  for (const event of withoutVoided(log)) fold(graph, draft, event);
  return draft;
}

function fold(graph: Graph, draft: StateDraft, event: FoldedEvent): void {
  draft.sequence += 1;
  switch (event.kind) {
    case "answered":
      applyAnswer(graph, draft, event);
      break;
    case "lesson-finished":
      applyLesson(graph, draft, event.concept);
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
  draft.seen[answer.item] = draft.sequence;
  trackAbsence(draft, answer.at);
  countReviews(draft, answer);
  if (answer.onlyMeasures) return;
  updateBeliefs(graph, draft, answer);
  if (isSettled(answer)) {
    appendOwnAnswer(draft, answer);
    updateMemory(graph, draft, answer);
  }
  updateTrouble(graph, draft, answer);
}

function trackAbsence(draft: StateDraft, at: number): void {
  const last = draft.lastAnswerAt ?? at;
  if (at - last >= PARAMETERS.absenceDays * DAY_MS) draft.cameBackAt = at;
  draft.lastAnswerAt = Math.max(at, last);
}

function countReviews(draft: StateDraft, { at, purpose }: Answered): void {
  const day = Math.floor(at / DAY_MS);
  const onDay = draft.reviews.day === day ? draft.reviews.onDay : 0;
  draft.reviews =
    purpose === "review"
      ? { answersSince: 0, day, onDay: onDay + 1 }
      : { answersSince: draft.reviews.answersSince + 1, day, onDay };
}

function updateBeliefs(graph: Graph, draft: StateDraft, answer: Answered): void {
  const likelihood = likelihoodOf(answer);
  const right = answer.result === "right";
  const named = right ? answer.also : answer.faults;
  const others = named.filter((concept) => concept !== answer.concept);
  const blamesOnlyOthers = answer.result === "wrong" && others.length > 0 && !named.includes(answer.concept);
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
  const logRatio = before.logRatio * fadingFactor(before.logRatio, likelihood) + logRatioOf(likelihood);
  changeConcept(draft, concept, {
    logRatio,
    logRatioBeforeLesson: before.lessonSequence === 0 ? logRatio : before.logRatioBeforeLesson,
  });
  observe(priorOf(graph), draft.strengths, index, likelihood);
}

/** Share of the earlier evidence that this answer leaves, 0-1: below 1 if the answer contradicts it. */
function fadingFactor(logRatio: number, { right, weight }: Likelihood): number {
  const { keepWrongAfterRight, keepRightAfterWrong } = PARAMETERS;
  if (right ? logRatio >= 0 : logRatio <= 0) return 1;
  return 1 - (1 - (right ? keepWrongAfterRight : keepRightAfterWrong)) * weight;
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

function appendOwnAnswer(draft: StateDraft, { id, item, itemKind, concept, result }: Answered): void {
  const own = {
    event: id,
    item,
    exercise: itemKind === "exercise",
    right: result === "right",
    sequence: draft.sequence,
  };
  changeConcept(draft, concept, { answers: [...conceptState(draft, concept).answers, own] });
}

function updateMemory(graph: Graph, draft: StateDraft, answer: Answered): void {
  const { memory } = conceptState(draft, answer.concept);
  changeConcept(draft, answer.concept, {
    memory: memoryAfterAnswer(memory, answer, showsConcept(graph, draft, answer)),
  });
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
  const { concept, result } = answer;
  const own = conceptState(draft, concept);
  if (showsConcept(graph, draft, answer)) delete draft.trouble[concept];
  else if (result !== "right" && own.lessonSequence > 0 && missesInRow(own) >= PARAMETERS.missesThatTrace)
    draft.trouble[concept] = draft.sequence;
}

function missesInRow({ answers, lessonSequence }: ConceptState): number {
  const sinceLesson = answers.filter(({ sequence }) => sequence > lessonSequence);
  return sinceLesson.length - 1 - sinceLesson.findLastIndex(({ right }) => right);
}

function applyLesson(graph: Graph, draft: StateDraft, concept: string): void {
  const { mean, variance, keepWrong, logOdds } = PARAMETERS.lesson;
  const before = conceptState(draft, concept).logRatio;
  const logRatio = (before < 0 ? before * keepWrong : before) + logOdds;
  changeConcept(draft, concept, { logRatio, lessonSequence: draft.sequence });
  const index = indexOf(graph, concept);
  if (index !== -1) drift(draft.strengths, index, { mean, variance });
}

/** Makes one concept as uncertain as before any answer. The effect of its answers on other concepts stays. */
function applyReset(graph: Graph, draft: StateDraft, concept: string | null): void {
  if (concept === null) {
    Object.assign(draft, { ...beginDraft(graph), sequence: draft.sequence });
    return;
  }
  delete draft.concepts[concept];
  delete draft.trouble[concept];
  const index = indexOf(graph, concept);
  if (index === -1) return;
  const { mean, variance } = priorOf(graph);
  const back = (mean[index] ?? 0) - (draft.strengths.mean[index] ?? 0);
  drift(draft.strengths, index, { mean: back, variance });
}
