export { writeConceptTable } from "./concept-table.ts";
export { publishIds } from "./ids/publish-ids.ts";
export { highlight } from "./lesson/highlight.ts";
export { renderMarkdown } from "./lesson/markdown.ts";
export { rightOrders } from "./line-orders.ts";
export { lintTrack } from "./lint/lint-track.ts";
export { problemsOfConcept } from "./lint/problems-of-concept.ts";
export { loadTrack } from "./load/load-track.ts";
export { type Problem, toProblemText } from "./problem.ts";
export { chooseSample } from "./prove/choose-sample.ts";
export {
  type Job,
  type Runner,
  type RunOutcome,
  runsAlone,
  toExampleJob,
  toExerciseJob,
  toTryJob,
} from "./prove/job.ts";
export { mapParallel } from "./prove/map-parallel.ts";
export { openProofCache, type ProofCache, type Way } from "./prove/proof-cache.ts";
export { type Proof, type ProofProgress, proveTrack } from "./prove/prove-track.ts";
export { type MatrixRow, matrixOf } from "./requirements/matrix.ts";
export { reviewPage } from "./review/review-page.ts";
export { newConcept } from "./scaffold/new-concept.ts";
export { newExercise } from "./scaffold/new-exercise.ts";
export { newProject } from "./scaffold/new-project.ts";
export { ExerciseKind } from "./schema/exercise-file.ts";
export type { IdsFile } from "./schema/ids-file.ts";
export type { BlankItem, ChoiceItem, Item, Option, OrderItem } from "./schema/item.ts";
export type { Wait } from "./schema/track-file.ts";
export { showsByCode } from "./shows-by-code.ts";
export {
  type Concept,
  conceptsOfGoal,
  type Exercise,
  exercisesOf,
  type Project,
  type Track,
} from "./track.ts";
export { statsOf } from "./track-stats.ts";
export { isAccepted, isSameTyped } from "./typed-blank.ts";
export { foldTyped, TYPED_AS } from "./typed-text.ts";
export { foldOutput, foldPredicted, foldSpace } from "./white-space.ts";
