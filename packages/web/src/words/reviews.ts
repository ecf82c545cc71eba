import type { ReviewsView } from "@aulo/contract";
import { count } from "@aulo/contract/words/quantities";
import { sayDay } from "./moments.ts";

/** Recall from which a concept has begun to fade, and from which it is fading; below, it may be gone. 0-1. */
const BEGINS_FROM = 0.75;
const FADES_FROM = 0.5;

/** How far a due concept has faded, in words. */
export function sayRecall(recall: number): string {
  if (recall >= BEGINS_FROM) return "begins to fade";
  return recall >= FADES_FROM ? "is fading" : "may be gone";
}

/** Sentence on today's reviews. */
export function sayDueToday({ due, doneToday, perDay }: ReviewsView): string {
  const today = due.filter((review) => review.today).length;
  const done = doneToday === 0 ? "" : `, ${doneToday} done`;
  if (due.length === 0)
    return doneToday === 0 ? "Nothing is due" : `Nothing more is due, ${doneToday} done today`;
  if (today === 0) return `Done for today: ${doneToday} of at most ${perDay}`;
  return `${count(today, "review")} for today${done}`;
}

/** Sentence on the reviews beyond today's limit, or on the next due date. */
export function sayDueLater({ due, perDay, nextDue }: ReviewsView, now: Date): string {
  const later = due.filter((review) => !review.today).length;
  if (later > 0)
    return `${count(later, "other review")} can wait: a day never asks for more than ${count(perDay, "review")}, and those that fade most come first. Nothing piles up.`;
  if (due.length > 0) return `A day never asks for more than ${count(perDay, "review")}. Nothing piles up.`;
  return nextDue === null
    ? "The concepts that you have shown come up here before you forget them."
    : `The next one is due ${sayDay(nextDue.at, now)}.`;
}
