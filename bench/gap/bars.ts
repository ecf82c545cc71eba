import type { BarResult } from "../placement/bars.ts";
import { averageOf, type CellResult, PROBES, type Probes } from "./run-gap.ts";

const WANTED: readonly { probes: Probes; share: number }[] = [
  { probes: 0, share: 0.47 },
  { probes: 2, share: 0.62 },
];

/** Each bar with the reached value. */
export function judgeBars(results: readonly CellResult[]): BarResult[] {
  const below = belowRasch(results);
  return [
    ...WANTED.map(({ probes, share }) => {
      const reached = averageOf(rowOf(results, "ours"), probes);
      return {
        bar: `hit at rank 1 after ${probes} probes, mean of all cells`,
        wanted: `≥ ${share}`,
        reached: reached.toFixed(3),
        holds: reached >= share,
      };
    }),
    {
      bar: "below Rasch + root",
      wanted: "in no kind, after 0, 1, 2 or 4 probes",
      reached: below.length === 0 ? "in none" : below.join(", "),
      holds: below.length === 0,
    },
  ];
}

function belowRasch(results: readonly CellResult[]): string[] {
  return [...new Set(results.map(({ kind }) => kind))].flatMap((kind) =>
    PROBES.flatMap((probes) => {
      const own = results.filter((each) => each.kind === kind);
      const gap = averageOf(rowOf(own, "rasch-root"), probes) - averageOf(rowOf(own, "ours"), probes);
      return gap > 0 ? [`${kind} after ${probes} (−${gap.toFixed(3)})`] : [];
    }),
  );
}

function rowOf(results: readonly CellResult[], row: string) {
  return results.filter((each) => each.row === row);
}
