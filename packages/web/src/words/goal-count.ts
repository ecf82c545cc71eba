import type { PathView } from "@aulo/contract";
import { count, inMinutesOrHours } from "@aulo/contract/words/quantities";
import { sayDay } from "./moments.ts";

type GoalCount = NonNullable<PathView["goal"]>;

/** The concepts of a goal by their states: "3 of 12 concepts strong, 2 answered, 4 assumed". */
export function sayCounts({ strong, answered, assumed, of }: Omit<GoalCount, "id" | "title">): string {
  const others = [
    ...(answered > 0 ? [`${answered} answered`] : []),
    ...(assumed > 0 ? [`${assumed} assumed`] : []),
  ];
  return [`${strong} of ${count(of, "concept")} strong`, ...others].join(", ");
}

/** The time left, or the day on which the goal was reached. A goal that was reached stays so. */
export function sayLeft(
  { reachedAt, minutesLeft }: Pick<GoalCount, "reachedAt" | "minutesLeft">,
  now: Date,
): string {
  if (reachedAt !== null) return `reached ${sayDay(reachedAt, now)}`;
  return minutesLeft > 0 ? `${inMinutesOrHours(minutesLeft)} left` : "nothing left to learn";
}
