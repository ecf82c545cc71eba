import type { BarResult } from "../placement/bars.ts";
import type { Split } from "../placement/cells.ts";
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
  bars: readonly BarResult[];
};

const ROW_NAMES = TRACERS.map(({ row }) => row);

/** The text of RESULTS.md. */
export function toMarkdown(report: GapReport): string {
  const { results, split, seed, learners } = report;
  const title = split === "report" ? "Report split" : "DEVELOPMENT split";
  return `# Gap tracing: the concept to teach after a failure

\`${report.command}\` · ${report.date} · engine version ${report.engineVersion} · ${report.seconds} s · ${report.machine}

${title}, seed ${seed}, up to ${learners} learners in each cell. A cell is one course shape and one kind of learner (both as in [the placement benchmark](../placement/RESULTS.md)).

A learner has answered 15 closed items on random concepts, then fails a concept twice. A true root gap is an unknown direct or indirect prerequisite of the failed concept, by
the true edges, whose own prerequisites are all known. Each row names one concept. The figure is the share of cases in which it is a true root gap, after
0, 1, 2 and 4 probes. A probe is one closed item on a concept of the row's own choice. All rows see the course with a tenth of its edges missing and as many wrong edges added.

## Bars

${table(
  ["bar", "wanted", "reached", "holds"],
  report.bars.map(({ bar, wanted, reached, holds }) => [bar, wanted, reached, holds ? "yes" : "no"]),
)}

## Mean of all cells

${meansTable(results)}

## By kind of learner (after 0 / 1 / 2 / 4 probes)

${groupTable(results, "kind")}

## By course (after 0 / 1 / 2 / 4 probes)

${groupTable(results, "course")}

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
