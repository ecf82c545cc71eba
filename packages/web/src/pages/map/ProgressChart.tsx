import { count } from "@aulo/contract/words/quantities";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { queries } from "../../api/queries.ts";
import { paths } from "../../paths.ts";
import { LineChart } from "../../ui/LineChart.tsx";
import { toDay } from "../../words/moments.ts";

/** Strong concepts over the days, from 0. */
export function ProgressChart() {
  const { data: progress } = useSuspenseQuery(queries.progress());
  const { days, attempts, strong } = progress;
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined || attempts === 0) {
    return (
      <section className="progress-chart stack-s" aria-label="Progress over time">
        <p className="soft">Your progress is drawn here after your first answers.</p>
        <LineChart values={[]} label="No answers yet" from="" to="" top="" />
      </section>
    );
  }
  const top = topOf(days.map((day) => day.strong));
  const when =
    first.day === last.day ? `on ${toDay(last.day)}` : `from ${toDay(first.day)} to ${toDay(last.day)}`;
  const label = `${count(strong, "concept")} strong after ${count(attempts, "answer")}, ${when}`;
  return (
    <section className="progress-chart stack-s" aria-label="Progress over time">
      <h2 className="progress-title">{label}</h2>
      <LineChart
        values={[0, ...days.map((day) => day.strong / top)]}
        label={label}
        from={toDay(first.day)}
        to={toDay(last.day)}
        top={`top: ${count(top, "concept")}`}
      />
      <p className="small">
        <Link to={paths.calibration()}>How often Aulo is right about you</Link>
      </p>
    </section>
  );
}

/** Top of the scale: a multiple of 5, at least the largest value and 5. */
function topOf(values: readonly number[]): number {
  return Math.max(5, Math.ceil(Math.max(...values) / 5) * 5);
}
