import type { BarResult } from "../placement/bars.ts";
import type { CellResult, RowKind } from "./run-loop.ts";

const ITEMS_OF_AN_EXPERT = 25;
const SAME_ITEM_A_DAY = 2;
const SAME_LESSON_IN_ROW = 2;
const REVIEW_SHARE = 1 / 3;
/** Learners who can reach the goal: they know everything, or learn it by lessons. */
const ABLE: readonly RowKind[] = [
  "knows-all",
  "knows-none",
  "knows-half",
  "timid",
  "rusty",
  "slips",
  "guessing",
];

/** Each bar with the value that this engine reached. A bar of a kind that was left out is left out too. */
export function judgeBars(cells: readonly CellResult[]): BarResult[] {
  const able = cells.filter(({ kind }) => ABLE.includes(kind));
  const experts = cells.filter(({ kind }) => kind === "knows-all");
  const nevers = cells.filter(({ leastMet }) => leastMet !== null);
  const reviewShare = ({ most }: CellResult) => Math.max(most.reviewSteps, most.reviewMinutes);
  return [
    atMost(
      "closed items for a learner who knows all",
      experts,
      ITEMS_OF_AN_EXPERT,
      ({ most }) => most.closedItems,
    ),
    atMost("times that one item is asked on one day", cells, SAME_ITEM_A_DAY, ({ most }) => most.sameItem),
    atMost("lessons on one concept in a row", cells, SAME_LESSON_IN_ROW, ({ most }) => most.sameLesson),
    atMost("share of reviews in ten steps, or of their minutes", cells, REVIEW_SHARE, reviewShare),
    atLeast("share of able learners who reach the goal", able, ({ mean }) => mean.reached),
    atLeast(
      "share taught or shown of the concepts that do not rest on the one never learnt",
      nevers,
      ({ leastMet }) => leastMet ?? 1,
    ),
  ].flat();
}

type Value = (cell: CellResult) => number;

function atMost(bar: string, cells: readonly CellResult[], limit: number, figureOf: Value): BarResult[] {
  const [worst] = cells.toSorted((a, b) => figureOf(b) - figureOf(a));
  if (worst === undefined) return [];
  return [
    toBar(bar, `≤ ${shown(limit)}`, worst, { value: figureOf(worst), holds: figureOf(worst) <= limit }),
  ];
}

/** The value must be 1 in every cell. */
function atLeast(bar: string, cells: readonly CellResult[], figureOf: Value): BarResult[] {
  const [worst] = cells.toSorted((a, b) => figureOf(a) - figureOf(b));
  if (worst === undefined) return [];
  return [toBar(bar, "1", worst, { value: figureOf(worst), holds: figureOf(worst) >= 1 })];
}

function toBar(
  bar: string,
  wanted: string,
  { course, kind }: CellResult,
  { value, holds }: { value: number; holds: boolean },
): BarResult {
  return { bar, wanted, reached: holds ? shown(value) : `${shown(value)} (${course} × ${kind})`, holds };
}

function shown(value: number): string {
  return Number.isInteger(value) ? `${value}` : value.toFixed(3);
}
