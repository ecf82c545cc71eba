import type { BarResult } from "./bars.ts";
import type { Cost } from "./measure-size.ts";

export type EngineReport = {
  machine: string;
  seed: number;
  command: string;
  date: string;
  engineVersion: number;
  costs: readonly Cost[];
  bars: readonly BarResult[];
};

type Row = { title: string; of: (cost: Cost) => number; digits: number };

const SIZE_ROWS: readonly Row[] = [
  { title: "edges", of: ({ edges }) => edges, digits: 0 },
  { title: "items", of: ({ items }) => items, digits: 0 },
];

const COST_ROWS: readonly Row[] = [
  { title: "update, median (ms)", of: ({ updateMs }) => updateMs.median, digits: 3 },
  { title: "update, p99 (ms)", of: ({ updateMs }) => updateMs.p99, digits: 3 },
  { title: "next step, median (ms)", of: ({ nextStepMs }) => nextStepMs.median, digits: 3 },
  { title: "next step, p99 (ms)", of: ({ nextStepMs }) => nextStepMs.p99, digits: 3 },
  { title: "placement item, median (ms)", of: ({ placementItemMs }) => placementItemMs.median, digits: 3 },
  { title: "placement item, p99 (ms)", of: ({ placementItemMs }) => placementItemMs.p99, digits: 3 },
  { title: "rebuild of one learner (ms)", of: ({ rebuildMs }) => rebuildMs, digits: 1 },
  { title: "first touch of the graph (ms)", of: ({ firstTouchMs }) => firstTouchMs, digits: 1 },
  { title: "state as JSON (KiB)", of: ({ stateJsonBytes }) => stateJsonBytes / 1024, digits: 0 },
  { title: "state in memory (KiB)", of: ({ stateHeldBytes }) => stateHeldBytes / 1024, digits: 0 },
];

/** The text of RESULTS.md. */
export function toMarkdown(report: EngineReport): string {
  return [
    "# Cost of the engine",
    "",
    `\`${report.command}\`, seed ${report.seed}, engine version ${report.engineVersion}, ${report.date}.`,
    `Machine: ${report.machine}.`,
    "",
    "Each size has its own random graph (`make-graph.ts`). Learners are placed and then go through lessons, answers and reviews (`make-log.ts`):",
    `${report.costs.map(({ concepts, learners, answers }) => `${learners} with ${answers} answers each at ${concepts} concepts`).join(", ")}.`,
    "*Update* is `evolve` of one answer, *next step* is `chooseNext` over the whole graph as the goal, *placement item* is `chooseItem` of a placement,",
    "*rebuild* is `replay` of a whole log (the slowest learner). Each is timed three times and the minimum counts, so that other load on the machine does not count. *First touch* is the time of the first answer and step on a new graph.",
    "*In memory* is the memory held by a rebuilt state, including the engine's caches for it.",
    "",
    ...costTable(report.costs),
    "",
    "Growth: the exponent k of the number of concepts (1: linear, 2: quadratic).",
    "",
    ...growthTable(report.costs),
    "",
    "## Bars",
    "",
    ...barTable(report.bars),
    "",
  ].join("\n");
}

function costTable(costs: readonly Cost[]): string[] {
  return [
    line(["", ...costs.map(({ concepts }) => `${concepts} concepts`)]),
    line(["---", ...costs.map(() => "---:")]),
    ...[...SIZE_ROWS, ...COST_ROWS].map((row) =>
      line([row.title, ...costs.map((cost) => row.of(cost).toFixed(row.digits))]),
    ),
  ];
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function growthTable(costs: readonly Cost[]): string[] {
  const pairs = costs.slice(1).flatMap((to, index) => {
    const from = costs[index];
    return from === undefined ? [] : [{ from, to }];
  });
  return [
    line(["", ...pairs.map(({ from, to }) => `${from.concepts} → ${to.concepts}`)]),
    line(["---", ...pairs.map(() => "---:")]),
    ...COST_ROWS.map((row) => line([row.title, ...pairs.map(({ from, to }) => growth(row, from, to))])),
  ];
}

/** Exponent k of the growth from one size to the next: cost grows as the k-th power of the number of concepts. */
function growth(row: Row, from: Cost, to: Cost): string {
  const factor = row.of(to) / row.of(from);
  const power = Math.log(factor) / Math.log(to.concepts / from.concepts);
  return Number.isFinite(power) ? power.toFixed(1) : "–";
}

function barTable(bars: readonly BarResult[]): string[] {
  return [
    line(["concepts", "measure", "at most (ms)", "measured (ms)", ""]),
    line(["---:", "---", "---:", "---:", "---"]),
    ...bars.map(({ concepts, what, mostMs, ms, kept }) =>
      line([String(concepts), what, String(mostMs), ms.toFixed(2), kept ? "kept" : "**missed**"]),
    ),
  ];
}
