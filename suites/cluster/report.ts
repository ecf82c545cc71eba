import { loadavg } from "node:os";
import { describeMachine } from "../../bench/machine.ts";
import type { Seen } from "./learner.ts";

export type Recovery = {
  name: string;
  /** When it happened. */
  from: number;
  /** From the fault to the first acknowledged answer that was begun after it; null for none in time. */
  answerMs: number | null;
  /** From the fault to the first verdict on a run that was begun after it; null for none in time. */
  verdictMs: number | null;
  /** From the fault until it was undone. */
  tookMs: number;
  /** Why this machine cannot do it. */
  skipped: string | null;
};

type Reported = {
  recoveries: readonly Recovery[];
  seen: Seen;
  learners: number;
  skipped: readonly string[];
  wrong: readonly string[];
};

const MOST_SHOWN = 20;

export function toReport({ recoveries, seen, learners, skipped, wrong }: Reported): string {
  const answers = [...seen.answers.values()].flat().length;
  const ends = [...seen.runs.values()].map(({ end }) => end);
  const verdicts = ends.filter(({ result }) => result !== null).length;
  const longest = Math.max(
    ...[...seen.answers].map(([token, ids]) => ids.length + (seen.lessons.get(token) ?? 0)),
  );
  const rows = recoveries.map((each, index) =>
    each.skipped === null
      ? `| ${index + 1} | ${each.name} | ${[
          seconds(each.tookMs),
          seconds(each.answerMs),
          seconds(each.verdictMs),
          seconds(slowestDuring(seen.answered, each), "none"),
          seconds(slowestDuring(seen.judged, each), "none"),
        ].join(" | ")} |`
      : `| ${index + 1} | ${each.name} | skipped: ${each.skipped} | | | | |`,
  );
  return [
    "# A cluster under faults",
    "",
    `\`npm run test:cluster\`: ${learners} simulated learners, ${recoveries.length} faults, ${answers} acknowledged answers and verdicts, ${ends.length} runs (${verdicts} verdicts, ${ends.length - verdicts} not judged), ${seen.retries} requests tried again. The longest log has ${longest} entries.`,
    "",
    `${describeMachine()}. Load average at the end: ${loadavg()[0]?.toFixed(1)}. ${new Date().toISOString().slice(0, 10)}.`,
    "",
    ...skipped.map((each) => `Skipped: ${each}.\n`),
    "Times from the fault to its end, to the first acknowledged answer, and to the first verdict on a run, of those begun after the fault. Learners who wait for a verdict answer nothing meanwhile. Then the longest that a learner waited for an answer and for a verdict, of those under way during the fault.",
    "",
    "| | fault | undone | next answer | next verdict | slowest answer | slowest verdict |",
    "|---|---|---|---|---|---|---|",
    ...rows,
    "",
    wrong.length === 0
      ? "Nothing was lost, doubled or untrue."
      : `${wrong.length} faults of Aulo:\n${wrong
          .slice(0, MOST_SHOWN)
          .map((each) => `- ${each}`)
          .join("\n")}`,
    "",
  ].join("\n");
}

/** The longest wait for an acknowledgement that was under way between a fault and its end; null for none. */
function slowestDuring(acknowledged: Seen["answered"], { from, tookMs }: Recovery): number | null {
  const during = acknowledged.filter(({ begun, at }) => begun <= from + tookMs && at >= from);
  return during.length === 0 ? null : Math.max(...during.map(({ begun, at }) => at - begun));
}

function seconds(milliseconds: number | null, otherwise = "never"): string {
  return milliseconds === null ? otherwise : `${(milliseconds / 1_000).toFixed(1)} s`;
}
