/**
 * The fold: one event of the log at a time.
 *
 * 1. An answer adds a share to its own concept. A right answer fades earlier shares against the concept, a wrong one fades those for it: the newest counts most.
 * 2. The other concepts that the item needs gain by a right answer; the concepts that a wrong answer points at lose by it.
 * 3. What the answer implies is carried to the concepts around (see infer.ts).
 *    Doubt that is cast on what builds on a concept is taken back once the concept is known.
 * 4. A lesson that was read fades what spoke against the concept and adds the chance to have learnt it.
 * 5. Misses in a row after the lesson put the concept in trouble, until it is known.
 */
import { answerLogOdds, isSettled, toChance, toLogOdds } from "./belief.ts";
import type { Graph } from "./graph.ts";
import { inferFrom } from "./infer.ts";
import type { Answered, Happening, LogEvent } from "./log.ts";
import { conceptState, isKnown, isShown, logOddsOf } from "./mastery.ts";
import { PARAMETERS } from "./parameters.ts";
import { descendants, requiresOf } from "./reach.ts";
import { afterAnswer } from "./remember.ts";
import { beginState, type ConceptState, type LearnerState, type Share } from "./state.ts";

const withConcept = (state: LearnerState, concept: string, held: ConceptState): LearnerState => ({
  ...state,
  concepts: { ...state.concepts, [concept]: held },
});

const fade = (shares: readonly Share[], keep: number, fades: (share: Share) => boolean): readonly Share[] =>
  shares.map((share) => (fades(share) ? { ...share, logOdds: share.logOdds * keep } : share));

/** Adds a share, cut so that the belief stays within its limits. */
const addShare = (
  held: ConceptState,
  event: string,
  logOdds: number,
  doubtFrom: string | null = null,
): ConceptState => {
  const now = logOddsOf(held);
  const most = PARAMETERS.mostLogOdds;
  const cut =
    logOdds > 0 ? Math.max(0, Math.min(logOdds, most - now)) : Math.min(0, Math.max(logOdds, -most - now));
  return cut === 0 ? held : { ...held, shares: [...held.shares, { event, logOdds: cut, doubtFrom }] };
};

const moveBy = (state: LearnerState, concept: string, share: Share): LearnerState => {
  const before = conceptState(state, concept);
  const after = addShare(before, share.event, share.logOdds, share.doubtFrom);
  return after === before ? state : withConcept(state, concept, after);
};

const moveByAnswer = (state: LearnerState, answer: Answered): LearnerState => {
  const held = conceptState(state, answer.concept);
  const logOdds = answerLogOdds(answer);
  const faded =
    logOdds > 0
      ? fade(held.shares, PARAMETERS.keepWrongAfterRight, (share) => share.logOdds < 0)
      : logOdds < 0 && isSettled(answer)
        ? fade(held.shares, PARAMETERS.keepRightAfterWrong, (share) => share.logOdds > 0)
        : held.shares;
  const own = {
    event: answer.id,
    item: answer.item,
    exercise: answer.itemKind === "exercise",
    right: answer.result === "right",
    place: state.place,
  };
  const answers = isSettled(answer) ? [...held.answers, own] : held.answers;
  return withConcept(
    state,
    answer.concept,
    addShare({ ...held, shares: faded, answers }, answer.id, logOdds),
  );
};

const moveOthers = (state: LearnerState, answer: Answered): LearnerState => {
  const right = answer.result === "right";
  const weight = right ? PARAMETERS.alsoWeight : PARAMETERS.faultWeight;
  const others = (right ? answer.also : answer.faults).filter((concept) => concept !== answer.concept);
  const share = { event: answer.id, logOdds: weight * answerLogOdds(answer), doubtFrom: null };
  return others.reduce((moved, concept) => moveBy(moved, concept, share), state);
};

const infer = (graph: Graph, state: LearnerState, answer: Answered): LearnerState => {
  if (!isSettled(answer)) return state;
  let moved = state;
  for (const [concept, logOdds] of inferFrom(graph, state, answer)) {
    const doubtFrom = logOdds < 0 ? answer.concept : null;
    moved = moveBy(moved, concept, { event: answer.id, logOdds, doubtFrom });
  }
  return moved;
};

/** Once a concept is known, the doubt that its lack cast on what builds on it is taken back. */
const liftDoubts = (graph: Graph, state: LearnerState, concept: string): LearnerState => {
  if (!isKnown(state, concept)) return state;
  let lifted = state;
  for (const descendant of descendants(graph, concept).keys()) {
    const held = conceptState(lifted, descendant);
    const shares = held.shares.filter(({ doubtFrom }) => doubtFrom !== concept);
    if (shares.length < held.shares.length) lifted = withConcept(lifted, descendant, { ...held, shares });
  }
  return lifted;
};

const missesInRow = (held: ConceptState): number => {
  const sinceLesson = held.answers.filter(({ place }) => place > held.lessonPlace);
  return sinceLesson.length - 1 - sinceLesson.findLastIndex(({ right }) => right);
};

const noteTrouble = (state: LearnerState, concept: string): LearnerState => {
  const { [concept]: _, ...others } = state.trouble;
  if (isKnown(state, concept)) return { ...state, trouble: others };
  const held = conceptState(state, concept);
  const fails = held.lessonPlace > 0 && missesInRow(held) >= PARAMETERS.missesThatTrace;
  return fails ? { ...state, trouble: { ...others, [concept]: state.place } } : state;
};

const remember = (graph: Graph, state: LearnerState, answer: Answered): LearnerState => {
  const before = conceptState(state, answer.concept);
  const remembered = withConcept(
    state,
    answer.concept,
    afterAnswer(before, answer, isShown(state, answer.concept)),
  );
  if (answer.result !== "right") return remembered;
  return requiresOf(graph, answer.concept)
    .filter((required) => isShown(remembered, required))
    .reduce(
      (kept, required) =>
        withConcept(kept, required, { ...conceptState(kept, required), shownAt: answer.at }),
      remembered,
    );
};

const countReviews = (state: LearnerState, answer: Answered): LearnerState => {
  const day = Math.floor(answer.at / 86_400_000);
  const onDay = state.reviews.day === day ? state.reviews.onDay : 0;
  const reviews =
    answer.purpose === "review"
      ? { answersSince: 0, day, onDay: onDay + 1 }
      : { answersSince: state.reviews.answersSince + 1, day, onDay };
  return { ...state, reviews };
};

const takeAnswer = (graph: Graph, state: LearnerState, answer: Answered): LearnerState => {
  const noted = countReviews({ ...state, seen: { ...state.seen, [answer.item]: state.place } }, answer);
  if (answer.onlyMeasures) return noted;
  const moved = infer(graph, moveOthers(moveByAnswer(noted, answer), answer), answer);
  const lifted = answer.result === "right" ? liftDoubts(graph, moved, answer.concept) : moved;
  return noteTrouble(remember(graph, lifted, answer), answer.concept);
};

const takeLesson = (state: LearnerState, concept: string, event: string): LearnerState => {
  const held = conceptState(state, concept);
  const shares = fade(held.shares, PARAMETERS.keepWrongAfterLesson, (share) => share.logOdds < 0);
  const belief = toChance(logOddsOf({ ...held, shares }));
  const learnt = toLogOdds(belief + (1 - belief) * PARAMETERS.learnByLesson) - toLogOdds(belief);
  return withConcept(state, concept, addShare({ ...held, shares, lessonPlace: state.place }, event, learnt));
};

const forget = (state: LearnerState, concept: string | null): LearnerState => {
  if (concept === null) return { ...beginState(), place: state.place };
  const { [concept]: _, ...concepts } = state.concepts;
  const { [concept]: __, ...trouble } = state.trouble;
  return { ...state, concepts, trouble };
};

/**
 * The state after one more event.
 *
 * Pure: the same state and event give the same result on any machine, and neither argument is changed.
 */
export const evolve = (graph: Graph, state: LearnerState, event: Happening): LearnerState => {
  const next = { ...state, place: state.place + 1 };
  switch (event.kind) {
    case "answered":
      return takeAnswer(graph, next, event);
    case "lesson-finished":
      return takeLesson(next, event.concept, event.id);
    case "deferred": {
      const putOffUntil = event.at + PARAMETERS.putOffMs;
      return withConcept(next, event.concept, { ...conceptState(next, event.concept), putOffUntil });
    }
    case "placement-ended":
      return { ...next, placed: true };
    case "reset":
      return forget(next, event.concept);
  }
};

/** The log as if what was voided had never been given: without voided events, and without the voids. */
export const withoutVoided = (log: readonly LogEvent[]): readonly Happening[] => {
  const voided = new Set(log.flatMap((event) => (event.kind === "voided" ? [event.event] : [])));
  return log.flatMap((event) => (event.kind === "voided" || voided.has(event.id) ? [] : [event]));
};

/** The state that a whole log leads to. */
export const replay = (graph: Graph, log: readonly LogEvent[]): LearnerState =>
  withoutVoided(log).reduce((state, event) => evolve(graph, state, event), beginState());
