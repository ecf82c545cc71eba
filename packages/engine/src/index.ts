export {
  type BeliefTest,
  type BeliefTester,
  beliefTests,
  type Calibration,
  type Counted,
  createBeliefTester,
  toCalibration,
} from "./audit/calibration.ts";
export { checkStep } from "./audit/check-step.ts";
export { isStrong, masteryOf } from "./belief/mastery.ts";
export { evolve, evolveAll, replay, voidedIn, withoutVoided } from "./evolve.ts";
export {
  type ConceptNode,
  DIFFICULTIES,
  type Goal,
  type Graph,
  ITEM_KINDS,
  type ItemKind,
  type ItemNode,
  type MeasuredDifficulty,
  type ProjectNode,
} from "./graph.ts";
export { ancestors, descendants, wholeGoalOf } from "./graph-index.ts";
export { type FittedDifficulty, fitDifficulties } from "./item-difficulty/fit-difficulties.ts";
export {
  authoredDifficulty,
  type Measurement,
  measureDifficulty,
  toMeasurement,
} from "./item-difficulty/measure-difficulty.ts";
export {
  ANSWER_RESULTS,
  type Answered,
  EXPERIENCES,
  type FoldedEvent,
  type LogEvent,
  PURPOSES,
  type Purpose,
} from "./log.ts";
export { reviewQueue } from "./memory/review-queue.ts";
export type { Check, Verdict } from "./next-item/check.ts";
export { checkVerdict, chooseItem, maxItems } from "./next-item/choose-item.ts";
export { mostInformativeItem } from "./next-item/placement.ts";
export { hasPassed } from "./next-step/build-step.ts";
export { chooseNext } from "./next-step/choose-next.ts";
export { sayReason } from "./next-step/say-reason.ts";
export type { Claim, Step } from "./next-step/step.ts";
export { gapSuspects, probeOrder } from "./next-step/trace.ts";
export { whatIfShown } from "./next-step/what-if.ts";
export { type Evidence, evidenceOf } from "./overview/evidence.ts";
export {
  placementResult,
  type StandingState,
  standings,
  waitStandings,
} from "./overview/standing.ts";
export { stuckOn, stuckSince } from "./overview/stuck.ts";
export { PARAMETERS } from "./parameters.ts";
export { beginState, ENGINE_VERSION, type LearnerState } from "./state.ts";
