import type { PathView } from "@aulo/contract";
import { toDay } from "./moments.ts";
import { inMinutesOrHours } from "./quantities.ts";

type GoalCount = NonNullable<PathView["goal"]>;

/** The concepts of a goal by their states: "3 of 12 concepts strong, 2 answered, 4 assumed". */
export function sayCounts({ strong, answered, assumed, of }: Omit<GoalCount, "id" | "title">): string {
  const others = [
    ...(answered > 0 ? [`${answered} answered`] : []),
    ...(assumed > 0 ? [`${assumed} assumed`] : []),
  ];
  return [`${strong} of ${of} concepts strong`, ...others].join(", ");
}

/** The time left, or the day on which the goal was reached. A goal that was reached stays so. */
export function sayLeft({ reachedAt, minutesLeft }: Pick<GoalCount, "reachedAt" | "minutesLeft">): string {
  if (reachedAt !== null) return `reached on ${toDay(reachedAt)}`;
  return minutesLeft > 0 ? `${inMinutesOrHours(minutesLeft)} left` : "nothing left to learn";
}
