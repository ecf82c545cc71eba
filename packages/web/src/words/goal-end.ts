import type { GoalEnd } from "@aulo/contract";
import { count, inMinutesOrHours } from "@aulo/contract/words/quantities";

/** "It took you about 3 hours and 41 answers on 4 days." */
export function sayTimeSpent({
  minutes,
  answers,
  days,
}: Pick<GoalEnd, "minutes" | "answers" | "days">): string {
  if (answers === 0) return "You knew everything in it already.";
  return `It took you ${inMinutesOrHours(minutes)} and ${count(answers, "answer")} on ${count(days, "day")}.`;
}
