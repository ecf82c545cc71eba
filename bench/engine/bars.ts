import type { Cost } from "./measure-size.ts";

type Bar = { concepts: number; what: string; mostMs: number; of: (cost: Cost) => number };

/** Upper limits for the engine, so that it can run on every answer. */
const BARS: readonly Bar[] = [
  { concepts: 250, what: "update, p99", mostMs: 1, of: ({ updateMs }) => updateMs.p99 },
  { concepts: 250, what: "next step, p99", mostMs: 2, of: ({ nextStepMs }) => nextStepMs.p99 },
  { concepts: 250, what: "rebuild of 500 answers", mostMs: 40, of: ({ rebuildMs }) => rebuildMs },
  { concepts: 1_000, what: "update, p99", mostMs: 10, of: ({ updateMs }) => updateMs.p99 },
  {
    concepts: 5_000,
    what: "update and next step, p99",
    mostMs: 100,
    of: ({ updateMs, nextStepMs }) => updateMs.p99 + nextStepMs.p99,
  },
];

export type BarResult = { concepts: number; what: string; mostMs: number; ms: number; kept: boolean };

/** Each bar with the measured time. Bars of sizes that were not measured are left out. */
export function judgeBars(costs: readonly Cost[]): BarResult[] {
  return BARS.flatMap(({ concepts, what, mostMs, of }) => {
    const cost = costs.find((each) => each.concepts === concepts);
    if (cost === undefined) return [];
    const ms = of(cost);
    return [{ concepts, what, mostMs, ms, kept: ms <= mostMs }];
  });
}
