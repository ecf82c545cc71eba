import type { BarResult } from "../placement/bars.ts";
import { EDGES } from "./cells.ts";
import type { Bin, Reliability } from "./claims.ts";
import { HALVES } from "./halves.ts";
import { averageOf, type CellResult, PROBES, type Probes } from "./run-gap.ts";

const WANTED: readonly { probes: Probes; share: number }[] = [
  { probes: 0, share: 0.47 },
  { probes: 2, share: 0.62 },
];

/** Numbers of probes after which the engine must be ahead of Rasch + root. */
const COMPARED: readonly Probes[] = [0, 2, 4];

/** Largest factor between the claimed chance and the found share, in bins from this chance with this number of claims. */
const FACTOR = 1.5;
const FROM = 0.02;
const CLAIMS_AT_LEAST = 100;

/** Each bar with the reached value. */
export function judgeBars(results: readonly CellResult[], reliability: readonly Reliability[]): BarResult[] {
  const below = belowRasch(results);
  return [
    ...HALVES.flatMap(({ half }) =>
      EDGES.map((edges) => {
        const own = results.filter((each) => each.half === half && each.edges === edges);
        return judgeAhead(`ahead of Rasch + root, ${half} kinds, ${edges} edges`, own);
      }),
    ),
    ...WANTED.map(({ probes, share }) => {
      const wrong = results.filter(({ edges }) => edges === "wrong");
      const reached = averageOf(rowOf(wrong, "ours"), probes);
      return {
        bar: `hit at rank 1 after ${probes} probes, mean of all cells with wrong edges`,
        wanted: `≥ ${share}`,
        reached: reached.toFixed(3),
        holds: reached >= share,
      };
    }),
    {
      bar: "below Rasch + root",
      wanted: "in no kind, after 0, 1, 2 or 4 probes",
      reached:
        below.worst === null
          ? "in none"
          : `in ${below.count} of ${below.of} comparisons, worst: ${below.worst}`,
      holds: below.worst === null,
    },
    ...reliability.flatMap(({ half, suspects, told }) => [
      judgeReliability(`claimed chance of a suspect against the found share, ${half} kinds`, suspects),
      judgeReliability(`chance told by a reason against the found share, ${half} kinds`, told),
    ]),
  ];
}

function judgeAhead(bar: string, results: readonly CellResult[]): BarResult {
  const leads = COMPARED.map((probes) => leadOf(results, probes));
  return {
    bar,
    wanted: `after ${COMPARED.join(", ")} probes`,
    reached: leads.map(signed).join(" / "),
    holds: leads.every((lead) => lead > 0),
  };
}

function leadOf(results: readonly CellResult[], probes: Probes): number {
  return averageOf(rowOf(results, "ours"), probes) - averageOf(rowOf(results, "rasch-root"), probes);
}

function signed(lead: number): string {
  return `${lead < 0 ? "−" : "+"}${Math.abs(lead).toFixed(3)}`;
}

/** Comparisons by kind, edges and probes in which the engine is below Rasch + root. */
function belowRasch(results: readonly CellResult[]): { count: number; of: number; worst: string | null } {
  const groups = Map.groupBy(results, ({ kind, edges }) => `${kind}, ${edges} edges`);
  const leads = [...groups].flatMap(([name, own]) =>
    PROBES.map((probes) => ({ name: `${name} after ${probes}`, lead: leadOf(own, probes) })),
  );
  const below = leads.filter(({ lead }) => lead < 0).sort((a, b) => a.lead - b.lead);
  const [worst] = below;
  return {
    count: below.length,
    of: leads.length,
    worst: worst === undefined ? null : `${worst.name} (${signed(worst.lead)})`,
  };
}

function rowOf(results: readonly CellResult[], row: string) {
  return results.filter((each) => each.row === row);
}

function judgeReliability(bar: string, bins: readonly Bin[]): BarResult {
  const factors = bins
    .filter(({ from, claims }) => from >= FROM && claims >= CLAIMS_AT_LEAST)
    .map(({ claimed, found }) => Math.max(claimed / found, found / claimed));
  const worst = Math.max(1, ...factors);
  return {
    bar,
    wanted: `within a factor of ${FACTOR} in each bin from ${FROM}`,
    reached: worst.toFixed(2),
    holds: worst <= FACTOR,
  };
}
