import type { BarResult } from "../placement/bars.ts";
import type { Split } from "../placement/cells.ts";
import { EDGES } from "./cells.ts";
import type { Bin, Reliability } from "./claims.ts";
import { HALVES } from "./halves.ts";
import { averageOf, type CellResult, PROBES } from "./run-gap.ts";
import { TRACERS } from "./tracers.ts";

export type GapReport = {
  machine: string;
  command: string;
  date: string;
  engineVersion: number;
  seconds: number;
  split: Split;
  seed: number;
  learners: number;
  results: readonly CellResult[];
  reliability: readonly Reliability[];
  bars: readonly BarResult[];
};

const ROW_NAMES = TRACERS.map(({ row }) => row);

/** The text of RESULTS.md. */
export function toMarkdown(report: GapReport): string {
  const { results, reliability, split, seed, learners } = report;
  const title = split === "report" ? "Report split" : "DEVELOPMENT split";
  return `# Gap tracing: the concept to teach after a failure

\`${report.command}\` · ${report.date} · engine version ${report.engineVersion} · ${report.seconds} s · ${report.machine}

${title}, seed ${seed}, up to ${learners} learners in each cell. A cell is one course shape (as in [the placement benchmark](../placement/RESULTS.md)), one kind of learner, and the true edges or wrong ones:
a tenth of the edges is missing, and as many wrong ones are added. The kinds of learners are in two halves, each with kinds on which the engine's beliefs were tuned and with kinds of another structure.
The search for a gap was tuned on the first half alone, on development learners. The baselines are fitted to the kinds of the placement benchmark.

${HALVES.map(({ half, kinds }) => `- **${half}**: ${kinds.join(", ")}`).join("\n")}

A learner has answered 15 closed items on random concepts, then fails a concept twice. A true root gap is an unknown direct or indirect prerequisite of the failed concept, by
the true edges, whose own prerequisites are all known. Each row names one concept. The figure is the share of cases in which it is a true root gap, after
0, 1, 2 and 4 probes. A probe is one closed item on a concept of the row's own choice.

## Bars

${table(
  ["bar", "wanted", "reached", "holds"],
  report.bars.map(({ bar, wanted, reached, holds }) => [bar, wanted, reached, holds ? "yes" : "no"]),
)}

${HALVES.flatMap(({ half }) =>
  EDGES.map((edges) => {
    const own = results.filter((each) => each.half === half && each.edges === edges);
    return `## Mean of the ${half} kinds, ${edges} edges\n\n${meansTable(own)}`;
  }),
).join("\n\n")}

## Claimed chances

At each failure after a lesson on the engine's own path, the engine has a chance for every suspect; a reason tells the chance of the gap that its step is about (\`claims.ts\`). Found: share of
these concepts that are true root gaps. The chances are calibrated on development learners of the tuned kinds.

${reliability.map(({ half, suspects, told }) => `### ${half} kinds\n\n${binsTable("suspects", suspects)}\n\n${binsTable("told by reasons", told)}`).join("\n\n")}

${EDGES.map((edges) => {
  const own = results.filter((each) => each.edges === edges);
  return `## By kind of learner, ${edges} edges (after ${PROBES.join(" / ")} probes)\n\n${groupTable(own, "kind")}\n\n## By course, ${edges} edges (after ${PROBES.join(" / ")} probes)\n\n${groupTable(own, "course")}`;
}).join("\n\n")}

## Rows

${TRACERS.map(({ row, what }) => `- **${row}**: ${what}.`).join("\n")}
`;
}

function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  return [line(head), line(head.map((_, index) => (index === 0 ? "---" : "---:"))), ...body.map(line)].join(
    "\n",
  );
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function meansTable(results: readonly CellResult[]): string {
  return table(
    ["row", ...PROBES.map((probes) => `${probes} probes`)],
    ROW_NAMES.map((row) => {
      const own = results.filter((each) => each.row === row);
      return [row, ...PROBES.map((probes) => averageOf(own, probes).toFixed(3))];
    }),
  );
}

function binsTable(name: string, bins: readonly Bin[]): string {
  return table(
    [`claimed chance, ${name}`, "claims", "mean claimed", "found"],
    bins.map(({ from, to, claims, claimed, found }) => [
      `${from} to ${to}`,
      `${claims}`,
      claimed.toFixed(3),
      found.toFixed(3),
    ]),
  );
}

function groupTable(results: readonly CellResult[], key: "kind" | "course"): string {
  return table(
    [key, "cases", ...ROW_NAMES],
    [...new Set(results.map((each) => each[key]))].map((name) => {
      const group = results.filter((each) => each[key] === name);
      const cases = group.filter(({ row }) => row === "ours").reduce((sum, each) => sum + each.cases, 0);
      return [name, `${cases}`, ...ROW_NAMES.map((row) => hits(group.filter((each) => each.row === row)))];
    }),
  );
}

function hits(results: readonly CellResult[]): string {
  return PROBES.map((probes) => averageOf(results, probes).toFixed(3)).join(" / ");
}
