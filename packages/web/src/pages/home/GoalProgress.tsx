import { count } from "@aulo/contract/words/quantities";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { queries } from "../../api/queries.ts";
import { paths } from "../../paths.ts";
import { sayCounts, sayLeft } from "../../words/goal-count.ts";
import { sayDueToday } from "../../words/reviews.ts";

/** Progress of the active goal, in a line and a bar. */
export function GoalProgress() {
  const { data: path } = useSuspenseQuery(queries.path());
  if (path.goal === null) return null;
  const { title, strong, of, reachedAt } = path.goal;
  return (
    <aside className="progress" aria-label="Progress">
      <p className="progress-goal">
        <Link to={paths.goals()}>{title}</Link>
      </p>
      <progress
        className="progress-bar"
        value={reachedAt === null ? strong : of}
        max={of}
        aria-label={
          reachedAt === null ? `${strong} of ${count(of, "concept")} strong` : "The goal is reached"
        }
      />
      <p className="soft small">
        {sayCounts(path.goal)} · {sayLeft(path.goal, new Date())} · <Link to={paths.map()}>see the map</Link>
      </p>
      <ReviewsToday />
    </aside>
  );
}

/** Today's reviews, in a line. */
function ReviewsToday() {
  const { data: reviews } = useSuspenseQuery(queries.reviews());
  return (
    <p className="soft small">
      {sayDueToday(reviews)} · <Link to={paths.reviews()}>see the reviews</Link>
    </p>
  );
}
