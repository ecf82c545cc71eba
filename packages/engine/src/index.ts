export {
  type BeliefTest,
  beliefTests,
  type Calibration,
  type Counted,
  calibrationOf,
  toCalibration,
} from "./calibration.ts";
export { checkStep } from "./check-step.ts";
export { chooseItem, sittingAtMost, sittingVerdict } from "./choose-item.ts";
export { chooseNext } from "./choose-next.ts";
export {
  authoredDifficulty,
  chanceOfAnswer,
  type FittedDifficulty,
  fitDifficulties,
  measureDifficulty,
  measuresItem,
} from "./difficulty.ts";
export { type Evidence, evidenceOf, type Share } from "./evidence.ts";
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
export type { Answered, Happening, LogEvent, Purpose } from "./log.ts";
export { masteryOf } from "./mastery.ts";
export { PARAMETERS } from "./parameters.ts";
export { mostTellingItem } from "./placement.ts";
export type { PredictorRow, Question } from "./predict/answer.ts";
export { type FitOptions, fitPredictor } from "./predict/fit-predictor.ts";
export type { History } from "./predict/history.ts";
export { createPredictor, type Predictor, type PredictorParameters } from "./predict/predictor.ts";
export { ancestors, descendants } from "./reach.ts";
export { type DueReview, type ReviewQueue, reviewQueue } from "./review.ts";
export { sayReason } from "./say-reason.ts";
export { placementResult, type Standing, type StandingState, standings, waitStandings } from "./standing.ts";
export { beginState, type ConceptState, ENGINE_VERSION, type LearnerState } from "./state.ts";
export type { Claim, Rule, Sitting, Step, Verdict } from "./step.ts";
export { gapScores, probeOrder, type Suspect } from "./trace.ts";
export { whatIfProved } from "./what-if.ts";
