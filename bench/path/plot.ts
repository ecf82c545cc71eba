/**
 * The chart of the results, as SVG.
 *
 * 1. Two panels side by side for each budget. Each panel has a line for each kind of learner and one for all.
 * 2. Left: the known share after 14 days. Right: its gain over the gated syllabus, with 95 % intervals.
 * 3. Colours follow the reader's light or dark setting. Shapes differ too, so that colour is not needed.
 */
import type { Interval } from "./paired.ts";
import { SHAPES, STYLE } from "./plot-style.ts";
import type { Table } from "./report.ts";
import type { Row } from "./summarise.ts";

const WIDTH = 1040;
const LABELS = 130;
const PANEL_WIDTH = 400;
const PANELS_APART = 50;
const TOP = 104;
const LINE_HEIGHT = 44;
const ROWS_APART = 70;
const TICKS = 6;

type Panel = {
  left: number;
  low: number;
  high: number;
  step: number;
  whiskers: boolean;
  pick: (row: Row, kind: string | null) => Interval | undefined;
};

const knowledgeOf: Panel["pick"] = (row, kind) =>
  toPercent(kind === null ? row.knowledge : row.knowledgeByKind[kind]);

const gainOf: Panel["pick"] = (row, kind) => (kind === null ? row.gain : row.gainByKind[kind]);

/** The chart of all tables. */
export function toSvg(tables: readonly Table[]): string {
  const first = tables[0];
  if (first === undefined) return "";
  const panels = [
    layPanel(tables, { left: LABELS, whiskers: false, pick: knowledgeOf }),
    layPanel(tables, {
      left: LABELS + PANEL_WIDTH + PANELS_APART,
      whiskers: true,
      pick: gainOf,
    }),
  ];
  const each = (kindsOf(first).length + 1) * LINE_HEIGHT + ROWS_APART;
  const height = TOP + tables.length * each - 20;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">`,
    "<title>Share of the goal's concepts known 14 days after the course, and the gain over the gated syllabus, by policy and kind of learner</title>",
    `<style>${STYLE}</style>`,
    `<rect class="card" width="${WIDTH}" height="${height}" rx="8"/>`,
    `<text class="title" x="${LABELS}" y="32">Known 14 days after the course</text>`,
    `<text class="title" x="${LABELS + PANEL_WIDTH + PANELS_APART}" y="32">Above the gated syllabus, 95 % interval</text>`,
    ...plotLegend(first.rows),
    ...tables.flatMap((table, index) => plotTable(table, panels, TOP + index * each)),
    "</svg>",
  ].join("\n")}\n`;
}

function toPercent(interval: Interval | undefined): Interval | undefined {
  return interval && { mean: 100 * interval.mean, low: 100 * interval.low, high: 100 * interval.high };
}

function layPanel(tables: readonly Table[], panel: Pick<Panel, "left" | "whiskers" | "pick">): Panel {
  const intervals = tables.flatMap((table) =>
    table.rows.flatMap((row) => [null, ...kindsOf(table)].flatMap((kind) => panel.pick(row, kind) ?? [])),
  );
  const lowest = Math.min(0, ...intervals.map(({ mean, low }) => (panel.whiskers ? low : mean)));
  const highest = Math.max(0, ...intervals.map(({ mean, high }) => (panel.whiskers ? high : mean)));
  const step = stepFor(highest - lowest);
  return {
    ...panel,
    step,
    low: step * Math.floor(lowest / step),
    high: step * Math.ceil(highest / step),
  };
}

function kindsOf({ rows }: Table): string[] {
  return Object.keys(rows[0]?.knowledgeByKind ?? {});
}

/** Smallest round step that covers the span with at most `TICKS` ticks. */
function stepFor(span: number): number {
  return [5, 10, 20, 25, 50, 100, 200, 500].find((step) => span / step <= TICKS) ?? 1_000;
}

function plotLegend(rows: readonly Row[]): string[] {
  return rows.map(({ policy }, shape) => {
    const x = LABELS + 6 + shape * 150;
    return `${mark(shape, String(x), 58)}<text x="${x + 12}" y="62">${policy}</text>`;
  });
}

function mark(shape: number, x: string, y: number): string {
  return `<g class="p${shape} mark" transform="translate(${x} ${y})">${SHAPES[shape] ?? ""}</g>`;
}

function plotTable(table: Table, panels: readonly Panel[], top: number): string[] {
  const lines = [...kindsOf(table), null];
  const bottom = top + lines.length * LINE_HEIGHT;
  const yOf = (place: number) => top + (place + 0.5) * LINE_HEIGHT;
  const { name, share } = table.budget;
  return [
    `<text class="panel" x="${LABELS}" y="${top - 14}">${name} time, ${100 * share} % of one straight way through the course</text>`,
    ...lines.flatMap((kind, place) => [
      place % 2 === 0
        ? `<rect class="band" x="10" y="${top + place * LINE_HEIGHT}" width="${WIDTH - 20}" height="${LINE_HEIGHT}"/>`
        : "",
      `<text x="${LABELS - 14}" y="${yOf(place) + 5}" text-anchor="end"${kind === null ? ' class="panel"' : ""}>${kind ?? "all kinds"}</text>`,
    ]),
    ...panels.flatMap((panel) => [
      ...plotGrid(panel, top, bottom),
      ...lines.flatMap((kind, place) => plotLine(panel, table.rows, kind, yOf(place))),
    ]),
  ];
}

function plotGrid(panel: Panel, top: number, bottom: number): string[] {
  return Array.from({ length: (panel.high - panel.low) / panel.step + 1 }, (_, index) => {
    const tick = panel.low + index * panel.step;
    const x = toX(panel, tick);
    return [
      `<line class="${tick === 0 ? "zero" : "grid"}" x1="${x}" x2="${x}" y1="${top}" y2="${bottom}"/>`,
      `<text class="quiet" x="${x}" y="${bottom + 17}" text-anchor="middle">${String(tick).replace("-", "−")} %</text>`,
    ].join("");
  });
}

function toX({ left, low, high }: Panel, value: number): string {
  return (left + ((value - low) / (high - low)) * PANEL_WIDTH).toFixed(1);
}

function plotLine(panel: Panel, rows: readonly Row[], kind: string | null, y: number): string[] {
  return rows.flatMap((row, shape) => {
    const interval = panel.pick(row, kind);
    if (interval === undefined) return [];
    // Policies are offset vertically, so that marks at the same value stay readable.
    const own = y + (shape - (rows.length - 1) / 2) * 7;
    const marked = mark(shape, toX(panel, interval.mean), own);
    return panel.whiskers ? [whisker(panel, shape, interval, own), marked] : [marked];
  });
}

function whisker(panel: Panel, shape: number, { low, high }: Interval, y: number): string {
  return `<line class="p${shape} bar" x1="${toX(panel, low)}" x2="${toX(panel, high)}" y1="${y}" y2="${y}"/>`;
}
