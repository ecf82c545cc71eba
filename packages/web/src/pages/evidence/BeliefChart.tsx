import { count, percent } from "@aulo/contract/words/quantities";
import { LineChart } from "../../ui/LineChart.tsx";
import { toDay } from "../../words/moments.ts";

type BeliefChartProps = {
  /** The belief before any answer. */
  start: number;
  /** The belief after each event that moved it. */
  history: readonly { at: string; mastery: number }[];
};

/** The belief over time. */
export function BeliefChart({ start, history }: BeliefChartProps) {
  const last = history.at(-1);
  if (last === undefined) return null;
  const values = [start, ...history.map(({ mastery }) => mastery)];
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  return (
    <LineChart
      values={values}
      label={`Belief over ${count(history.length, "event")}: ${percent(start)} at the start, ${percent(lowest)} at its lowest, ${percent(highest)} at its highest, ${percent(last.mastery)} now`}
      from={`start: ${percent(start)}`}
      to={`${toDay(last.at)}: ${percent(last.mastery)}`}
      top="belief, 0-100 %"
    />
  );
}
