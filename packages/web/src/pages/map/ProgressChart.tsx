import { useSuspenseQuery } from "@tanstack/react-query";
import { queries } from "../../api/queries.ts";
import { count } from "../../lib/duration.ts";
import { toDay } from "../../lib/moment.ts";
import { useTrack } from "../../lib/track/use-track.ts";
import { LineChart } from "../../ui/LineChart.tsx";

/** Strong concepts over the days. */
export function ProgressChart() {
  const { data: progress } = useSuspenseQuery(queries.progress());
  const { track } = useTrack();
  const { days, attempts, strong } = progress;
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) {
    return <p className="soft progress-chart">Your progress is drawn here after your first answers.</p>;
  }
  const label = `${count(strong, "concept")} strong after ${count(attempts, "answer")}, from ${toDay(first.day)} to ${toDay(last.day)}`;
  return (
    <section className="progress-chart stack-s" aria-label="Progress over time">
      <h2 className="progress-title">{label}</h2>
      <LineChart
        values={days.map((day) => day.strong / Math.max(1, track.concepts.length))}
        label={label}
        from={toDay(first.day)}
        to={toDay(last.day)}
        top={`of ${count(track.concepts.length, "concept")}`}
      />
    </section>
  );
}
