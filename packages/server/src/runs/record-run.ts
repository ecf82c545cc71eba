import { type Exercise, renderMarkdown } from "@aulo/content";
import type { AttemptResult, Feedback } from "@aulo/contract";
import type { Outcome } from "@aulo/runner";
import type { Deps } from "../deps.ts";
import { sayOutcome } from "./say-outcome.ts";
import { changeLearner } from "../learners/change-learner.ts";
import { ensureItemIsOpen, findCheck } from "../checks/find-check.ts";
import { recordAnswer } from "../checks/record-answer.ts";
import { solutionsOf } from "../checks/solutions.ts";

type Verdict = "right" | "wrong" | null;

type CountRun = { learnerId: string; checkId: string; exercise: Exercise; outcome: Outcome };

/**
 * Records the verdict of a run as an attempt at the open exercise; null when the verdict does not count.
 *
 * @throws Refusal when the exercise is not open any more, because it was answered in another tab meanwhile, say
 */
export async function countRun(
  deps: Deps,
  { learnerId, checkId, exercise, outcome }: CountRun,
): Promise<AttemptResult | null> {
  const result = verdictOf(outcome);
  if (result === null) return null;
  return changeLearner(deps, learnerId, async (inside) => {
    const check = await findCheck(inside.db, { learnerId, checkId });
    const open = ensureItemIsOpen(check, exercise.id);
    return recordAnswer(inside, {
      learnerId,
      check,
      open,
      entry: { kind: "exercise", concept: exercise.concept, exercise },
      result,
      faults: faultsOf(outcome),
      feedback: feedbackOn(exercise, outcome),
    });
  });
}

/** Null for what says nothing about the learner's code. */
function verdictOf(outcome: Outcome): Verdict {
  switch (outcome.kind) {
    case "passed":
      return "right";
    case "failed":
    case "error":
    case "timed-out":
    case "out-of-memory":
    case "too-much-output":
    case "not-ready":
    case "crashed":
    case "forbidden":
      return "wrong";
    case "finished":
    case "cancelled":
    case "judge-failed":
    case "not-runnable":
      return null;
  }
}

/** The concept of the first failing test: what the code most likely lacks. */
function faultsOf(outcome: Outcome): string[] {
  const failing = "tests" in outcome ? outcome.tests.find(({ passed }) => !passed) : undefined;
  return failing === undefined || failing.concept === null ? [] : [failing.concept];
}

function feedbackOn(exercise: Exercise, outcome: Outcome): Feedback {
  const right = outcome.kind === "passed";
  return {
    right,
    becauseHtml: renderMarkdown(sayOutcome(outcome)),
    notes: [],
    rightAnswer: null,
    solutions: right ? solutionsOf(exercise) : [],
  };
}
