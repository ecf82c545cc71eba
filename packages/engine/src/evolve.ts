/**
 * The fold: one event of the log at a time.
 *
 * 1. What time took since the concept was last exercised makes its strength less certain, before the answer is looked at.
 * 2. An answer moves the strengths of all concepts through its own; a right one also through the others that the item needs, a wrong one
 *    through those it points at.
 * 3. It moves the evidence of its own concept for the noisy AND: there a right answer fades what spoke against the concept, a wrong one what
 *    spoke for it, so that the newest counts most.
 * 4. It is a review of what was shown, and a part of one for what that rests on.
 * 5. A lesson adds to the strength, by an uncertain amount.
 * 6. Misses in a row after the lesson put the concept in trouble, until it is shown.
 *
 * Inside, a draft is changed in place, so that a whole log costs no copies; outside, nothing that was given is changed.
 */
import { drift, observe, toDraft } from "./belief/gaussian.ts";
import { isSettled, type Likelihood, likelihoodOf, logRatioOf } from "./belief/likelihood.ts";
import { isSteady, strengthLogOdds } from "./belief/mastery.ts";
import { toLogOdds } from "./belief/odds.ts";
import { priorOf } from "./belief/prior.ts";
import type { Graph } from "./graph.ts";
import { ancestors, positionOf } from "./graph-index.ts";
import type { Answered, Happening, LogEvent } from "./log.ts";
import { recallOf } from "./memory/recall.ts";
import { afterAnswer, afterCredit } from "./memory/remember.ts";
import { PARAMETERS } from "./parameters.ts";
import { beginDraft, type ConceptState, conceptState, type LearnerState, type StateDraft } from "./state.ts";

const DAY_MS = 86_400_000;
const ENOUGH_LOG_ODDS = toLogOdds(PARAMETERS.enough);

/**
 * The state after one more event.
 *
 * Pure: the same state and event give the same result on any machine, and neither argument is changed.
 */
export function evolve(graph: Graph, state: LearnerState, event: Happening): LearnerState {
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

/** The log as if what was voided had never been given: without voided events, and without the voids. */
export function withoutVoided(log: readonly LogEvent[]): readonly Happening[] {
  const voided = new Set(log.flatMap((event) => (event.kind === "voided" ? [event.event] : [])));
  return log.flatMap((event) => (event.kind === "voided" || voided.has(event.id) ? [] : [event]));
}

/** The state that a whole log leads to. */
export function replay(graph: Graph, log: readonly LogEvent[]): LearnerState {
  const draft = beginDraft(graph);
  for (const event of withoutVoided(log)) fold(graph, draft, event);
  return draft;
}

function fold(graph: Graph, draft: StateDraft, event: Happening): void {
  draft.place += 1;
  switch (event.kind) {
    case "answered":
      takeAnswer(graph, draft, event);
      break;
    case "lesson-finished":
      takeLesson(graph, draft, event.concept);
      break;
    case "deferred":
      change(draft, event.concept, { putOffUntil: event.at + PARAMETERS.putOffMs });
      break;
    case "placement-ended":
      draft.placed = true;
      break;
    case "reset":
      forget(graph, draft, event.concept);
      break;
  }
}

function takeAnswer(graph: Graph, draft: StateDraft, answer: Answered): void {
  draft.seen[answer.item] = draft.place;
  noteReturn(draft, answer.at);
  countReviews(draft, answer);
  if (answer.onlyMeasures) return;
  moveByAnswer(graph, draft, answer);
  if (isSettled(answer)) {
    noteOwn(draft, answer);
    remember(graph, draft, answer);
  }
  noteTrouble(graph, draft, answer);
}

function noteReturn(draft: StateDraft, at: number): void {
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

function moveByAnswer(graph: Graph, draft: StateDraft, answer: Answered): void {
  const likelihood = likelihoodOf(answer);
  const right = answer.result === "right";
  const named = right ? answer.also : answer.faults;
  const others = named.filter((concept) => concept !== answer.concept);
  const pointsElsewhere = answer.result === "wrong" && others.length > 0 && !named.includes(answer.concept);
  loosen(graph, draft, answer);
  const ownWeight = pointsElsewhere ? PARAMETERS.ownWeightBesideFault : 1;
  moveBy(graph, draft, answer.concept, scaledBy(likelihood, ownWeight));
  const weight = right ? PARAMETERS.alsoWeight : PARAMETERS.faultWeight;
  for (const concept of others) moveBy(graph, draft, concept, scaledBy(likelihood, weight));
}

function loosen(graph: Graph, draft: StateDraft, { concept, at }: Answered): void {
  const place = positionOf(graph, concept);
  const recall = recallOf(draft, concept, at) ?? 1;
  if (place === -1 || recall === 1) return;
  drift(draft.strengths, place, { mean: 0, variance: PARAMETERS.forgettingVariance * (1 - recall) });
}

/** Moves all strengths through one concept, and the evidence of that concept. */
function moveBy(graph: Graph, draft: StateDraft, concept: string, likelihood: Likelihood): void {
  const place = positionOf(graph, concept);
  if (place === -1 || likelihood.weight === 0) return;
  const before = conceptState(draft, concept);
  const logRatio = before.logRatio * keptBeside(before.logRatio, likelihood) + logRatioOf(likelihood);
  change(draft, concept, { logRatio, brought: before.lessonPlace === 0 ? logRatio : before.brought });
  observe(priorOf(graph), draft.strengths, place, likelihood);
}

/** The share of earlier evidence on the other side that is left after this answer, 0-1. */
function keptBeside(logRatio: number, { right, weight }: Likelihood): number {
  const { keepWrongAfterRight, keepRightAfterWrong } = PARAMETERS;
  if (right ? logRatio >= 0 : logRatio <= 0) return 1;
  return 1 - (1 - (right ? keepWrongAfterRight : keepRightAfterWrong)) * weight;
}

function change(draft: StateDraft, concept: string, changes: Partial<ConceptState>): void {
  draft.concepts[concept] = { ...conceptState(draft, concept), ...changes };
}

function scaledBy(likelihood: Likelihood, factor: number): Likelihood {
  return {
    ...likelihood,
    weight: likelihood.weight * factor,
  };
}

function noteOwn(draft: StateDraft, { id, item, itemKind, concept, result }: Answered): void {
  const own = {
    event: id,
    item,
    exercise: itemKind === "exercise",
    right: result === "right",
    place: draft.place,
  };
  change(draft, concept, { answers: [...conceptState(draft, concept).answers, own] });
}

function remember(graph: Graph, draft: StateDraft, answer: Answered): void {
  const { memory } = conceptState(draft, answer.concept);
  change(draft, answer.concept, { memory: afterAnswer(memory, answer, showsIt(graph, draft, answer)) });
  if (answer.result === "right") creditBelow(graph, draft, answer);
}

/** Shown by answers of its own, as far as the fold needs to know: by two in a row, or by a right one that its strength bears out. */
function showsIt(graph: Graph, draft: StateDraft, { concept, result }: Answered): boolean {
  return (
    result === "right" &&
    (isSteady(conceptState(draft, concept)) || strengthLogOdds(graph, draft, concept) >= ENOUGH_LOG_ODDS)
  );
}

function creditBelow(graph: Graph, draft: StateDraft, { concept, at }: Answered): void {
  const whole = isRecheck(draft, at);
  for (const [below, hops] of ancestors(graph, concept)) {
    const { memory } = conceptState(draft, below);
    if (memory === null || (!whole && hops > 1)) continue;
    change(draft, below, { memory: afterCredit(memory, at, whole ? 1 : PARAMETERS.creditBelow) });
  }
}

function isRecheck({ cameBackAt }: LearnerState, at: number): boolean {
  return cameBackAt !== null && at - cameBackAt < PARAMETERS.recheckDays * DAY_MS;
}

function noteTrouble(graph: Graph, draft: StateDraft, answer: Answered): void {
  const { concept, result } = answer;
  const held = conceptState(draft, concept);
  if (showsIt(graph, draft, answer)) delete draft.trouble[concept];
  else if (result !== "right" && held.lessonPlace > 0 && missesInRow(held) >= PARAMETERS.missesThatTrace)
    draft.trouble[concept] = draft.place;
}

function missesInRow(held: ConceptState): number {
  const sinceLesson = held.answers.filter(({ place }) => place > held.lessonPlace);
  return sinceLesson.length - 1 - sinceLesson.findLastIndex(({ right }) => right);
}

function takeLesson(graph: Graph, draft: StateDraft, concept: string): void {
  const { mean, variance, keepWrong, logOdds } = PARAMETERS.lesson;
  const before = conceptState(draft, concept).logRatio;
  const logRatio = (before < 0 ? before * keepWrong : before) + logOdds;
  change(draft, concept, { logRatio, lessonPlace: draft.place });
  const place = positionOf(graph, concept);
  if (place !== -1) drift(draft.strengths, place, { mean, variance });
}

/** One concept becomes as uncertain as before any answer; what its answers said of others stays. */
function forget(graph: Graph, draft: StateDraft, concept: string | null): void {
  if (concept === null) {
    Object.assign(draft, { ...beginDraft(graph), place: draft.place });
    return;
  }
  delete draft.concepts[concept];
  delete draft.trouble[concept];
  const place = positionOf(graph, concept);
  if (place === -1) return;
  const { mean, variance } = priorOf(graph);
  const back = (mean[place] ?? 0) - (draft.strengths.mean[place] ?? 0);
  drift(draft.strengths, place, { mean: back, variance });
}
