import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { queries } from "../../api/queries.ts";
import { inWords } from "../../lib/duration.ts";
import { paths } from "../../paths.ts";

/** How far the active goal is, in a line and a bar. */
export function GoalProgress() {
  const { data: path } = useSuspenseQuery(queries.path());
  if (path.goal === null) return null;
  const { title, strong, of, minutesLeft } = path.goal;
  const left = strong === of ? "" : `, ${inWords(minutesLeft)} left`;
  return (
    <aside className="progress" aria-label="Progress">
      <p className="progress-goal">
        <Link to={paths.goals()}>{title}</Link>
      </p>
      <progress
        className="progress-bar"
        value={strong}
        max={of}
        aria-label={`${strong} of ${of} concepts strong`}
      />
      <p className="soft small">
        {strong} of {of} concepts strong{left} · <Link to={paths.map()}>see the map</Link>
      </p>
    </aside>
  );
}
