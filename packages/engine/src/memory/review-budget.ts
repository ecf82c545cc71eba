/**
 * The review budget: while something else is left to do, reviews of every kind take at most a share of the last steps, and of their minutes.
 */
import type { Answered } from "../log.ts";
import { PARAMETERS } from "../parameters.ts";
import type { LearnerState, TakenStep } from "../state.ts";

/** Minutes of items and lessons that the graph no longer has. */
const MINUTES = { item: 2, exercise: 10, lesson: 15 } as const;
/** A budget of `steps` steps needs all but the one that it decides on. */
const KEPT = PARAMETERS.reviewBudget.steps - 1;

/**
 * Whether one more review fits into the budget now.
 *
 * @param minutes of the review; by default, those of a closed item
 */
export function fitsReviewBudget({ steps }: LearnerState, minutes: number = MINUTES.item): boolean {
  const { share } = PARAMETERS.reviewBudget;
  const reviews = steps.filter(({ review }) => review);
  return (
    reviews.length + 1 <= share * (steps.length + 1) &&
    minutesOf(reviews) + minutes <= share * (minutesOf(steps) + minutes)
  );
}

/** The steps with a settled answer added: to the step of its check, or as a step of its own. */
export function stepsAfterAnswer(
  steps: readonly TakenStep[],
  { purpose, concept, itemKind }: Answered,
  minutes: number = itemKind === "exercise" ? MINUTES.exercise : MINUTES.item,
): readonly TakenStep[] {
  switch (purpose) {
    case "placement":
      return withMinutes(steps, purpose, minutes);
    case "step":
    case "test-out":
      return withMinutes(steps, concept, minutes);
    case "confirm":
    case "code":
    case "build":
    case "probe":
    case "review":
      return withStep(steps, { key: "", review: purpose === "review", minutes });
  }
}

/** The steps with a finished lesson: the beginning of a step. */
export function stepsAfterLesson(
  steps: readonly TakenStep[],
  concept: string,
  minutes: number = MINUTES.lesson,
): readonly TakenStep[] {
  return withStep(steps, { key: concept, review: false, minutes });
}

function withMinutes(steps: readonly TakenStep[], key: string, minutes: number): readonly TakenStep[] {
  const last = steps.at(-1);
  if (last?.key !== key) return withStep(steps, { key, review: false, minutes });
  return [...steps.slice(0, -1), { ...last, minutes: last.minutes + minutes }];
}

function withStep(steps: readonly TakenStep[], step: TakenStep): readonly TakenStep[] {
  return [...steps, step].slice(-KEPT);
}

function minutesOf(steps: readonly TakenStep[]): number {
  return steps.reduce((sum, { minutes }) => sum + minutes, 0);
}
