export {
  type BeliefTest,
  beliefTests,
  type Calibration,
  type Counted,
  calibrationOf,
  toCalibration,
} from "./audit/calibration.ts";
export { checkStep } from "./audit/check-step.ts";
export { chanceOfAnswer } from "./belief/chance-of-answer.ts";
export { masteryOf } from "./belief/mastery.ts";
export { evolve, replay, withoutVoided } from "./evolve.ts";
export type {
  ConceptNode,
  Difficulty,
  Goal,
  Graph,
  ItemKind,
  ItemNode,
  MeasuredDifficulty,
  WaitNode,
} from "./graph.ts";
export { ancestors, descendants } from "./graph-index.ts";
export { type FittedDifficulty, fitDifficulties } from "./item-difficulty/fit-difficulties.ts";
export { authoredDifficulty, measureDifficulty, measuresItem } from "./item-difficulty/measure-difficulty.ts";
export type { Answered, Happening, LogEvent, Purpose } from "./log.ts";
export { type DueReview, type ReviewQueue, reviewQueue } from "./memory/review-queue.ts";
export type { Sitting, Verdict } from "./next-item/check.ts";
export { chooseItem, sittingAtMost, sittingVerdict } from "./next-item/choose-item.ts";
export { mostTellingItem } from "./next-item/placement.ts";
export { chooseNext } from "./next-step/choose-next.ts";
export { sayReason } from "./next-step/say-reason.ts";
export type { Claim, Rule, Step } from "./next-step/step.ts";
export { gapScores, probeOrder, type Suspect } from "./next-step/trace.ts";
export { whatIfProved } from "./next-step/what-if.ts";
export { type Evidence, evidenceOf, type Share } from "./overview/evidence.ts";
export {
  placementResult,
  type Standing,
  type StandingState,
  standings,
  waitStandings,
} from "./overview/standing.ts";
export { PARAMETERS } from "./parameters.ts";
export { beginState, type ConceptState, ENGINE_VERSION, type LearnerState } from "./state.ts";
