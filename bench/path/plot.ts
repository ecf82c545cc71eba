/**
 * The picture of the result, as SVG.
 *
 * 1. A panel for each time; in it a row for each kind of learner and one for all.
 * 2. In a row each policy stands where its knowledge after 14 days is, with its 95 % interval; ours and the gated syllabus are joined by a line.
 * 3. Colours follow the reader's light or dark setting; shapes differ too, so that colour is not needed to read it.
 */

import type { Interval } from "./paired.ts";
import { BASE, OURS } from "./policies/policies.ts";
import type { Table } from "./report.ts";
import type { Row } from "./summarise.ts";

const WIDTH = 860;
const LEFT = 150;
const RIGHT = 30;
const TOP = 96;
const ROW_HEIGHT = 42;
const PANEL_GAP = 64;
const TICK = 10;

const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #1f2430; }
  .title { font-size: 16px; font-weight: 600; }
  .panel { font-weight: 600; }
  .quiet { fill: #5a6270; font-size: 12px; }
  .card { fill: #ffffff; }
  .grid { stroke: #d9dde3; }
  .gain { stroke: #1668b8; stroke-width: 5; opacity: .22; }
  .p0 { --c: #8a6d00; } .p1 { --c: #3d4450; } .p2 { --c: #a3456f; } .p3 { --c: #2e7d5b; } .p4 { --c: #1668b8; }
  .mark { fill: var(--c); stroke: var(--c); } .bar { stroke: var(--c); stroke-width: 1.5; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e8eaee; } .quiet { fill: #a6adb8; } .card { fill: #171a20; } .grid { stroke: #363c47; }
    .gain { stroke: #6db3f2; }
    .p0 { --c: #e0c04d; } .p1 { --c: #c3c9d3; } .p2 { --c: #ee8fb8; } .p3 { --c: #74cfa6; } .p4 { --c: #6db3f2; }
  }`;

/** One shape a policy, around 0,0. */
const SHAPES = [
  '<path d="M0 -5 L5 4 L-5 4 Z"/>',
  '<rect x="-4.5" y="-4.5" width="9" height="9"/>',
  '<path d="M0 -6 L6 0 L0 6 L-6 0 Z"/>',
  '<path d="M0 5 L5 -4 L-5 -4 Z"/>',
  '<circle r="6"/>',
] as const;

type Scale = { toX: (share: number) => number; ticks: readonly number[] };

const scaleOf = (tables: readonly Table[]): Scale => {
  const highs = tables.flatMap(({ rows }) =>
    rows.flatMap((row) => Object.values(row.knowledgeByKind).map(({ high }) => high)),
  );
  const most = Math.min(100, TICK * Math.ceil((100 * Math.max(...highs)) / TICK));
  const toX = (share: number) => LEFT + ((100 * share) / most) * (WIDTH - LEFT - RIGHT);
  return { toX, ticks: Array.from({ length: most / TICK + 1 }, (_, index) => index * TICK) };
};

const mark = (shape: number, x: number, y: number): string =>
  `<g class="p${shape} mark" transform="translate(${x.toFixed(1)} ${y.toFixed(1)})">${SHAPES[shape] ?? ""}</g>`;

const bar = (shape: number, { low, high }: Interval, y: number, { toX }: Scale): string =>
  `<line class="p${shape} bar" x1="${toX(low).toFixed(1)}" x2="${toX(high).toFixed(1)}" y1="${y}" y2="${y}"/>`;

const lineBetween = (
  rows: readonly Row[],
  pick: (row: Row) => Interval | undefined,
  y: number,
  scale: Scale,
) => {
  const at = (policy: string) => {
    const row = rows.find((each) => each.policy === policy);
    return scale.toX((row && pick(row)?.mean) ?? 0).toFixed(1);
  };
  return `<line class="gain" x1="${at(BASE.name)}" x2="${at(OURS.name)}" y1="${y}" y2="${y}"/>`;
};

const plotRow = (
  rows: readonly Row[],
  { label, y, pick }: { label: string; y: number; pick: (row: Row) => Interval | undefined },
  scale: Scale,
): string => {
  const points = rows.flatMap((row, shape) => {
    const interval = pick(row);
    if (interval === undefined) return [];
    // Policies stand a little below each other, so that marks at the same place stay readable.
    const own = y + (shape - (rows.length - 1) / 2) * 6;
    return [bar(shape, interval, own, scale), mark(shape, scale.toX(interval.mean), own)];
  });
  return [
    `<text x="${LEFT - 14}" y="${y + 5}" text-anchor="end">${label}</text>`,
    lineBetween(rows, pick, y, scale),
    ...points,
  ].join("\n");
};

const panelHeight = (kinds: number): number => (kinds + 1) * ROW_HEIGHT;

const plotPanel = ({ budget, rows }: Table, top: number, scale: Scale): string => {
  const kinds = Object.keys(rows[0]?.knowledgeByKind ?? {});
  const bottom = top + panelHeight(kinds.length);
  const yOf = (place: number) => top + (place + 0.5) * ROW_HEIGHT;
  return [
    `<text class="panel" x="${LEFT}" y="${top - 10}">${budget.name} time: ${100 * budget.share} % of one straight way through the course</text>`,
    ...scale.ticks.map((tick) => {
      const x = scale.toX(tick / 100).toFixed(1);
      return `<line class="grid" x1="${x}" x2="${x}" y1="${top}" y2="${bottom}"/><text class="quiet" x="${x}" y="${bottom + 18}" text-anchor="middle">${tick} %</text>`;
    }),
    ...kinds.map((kind, place) =>
      plotRow(rows, { label: kind, y: yOf(place), pick: (row) => row.knowledgeByKind[kind] }, scale),
    ),
    plotRow(rows, { label: "all kinds", y: yOf(kinds.length), pick: (row) => row.knowledge }, scale),
  ].join("\n");
};

const legend = (rows: readonly Row[]): string =>
  rows
    .map(({ policy }, shape) => {
      const x = LEFT + shape * 136;
      return `${mark(shape, x, 54)}<text x="${x + 12}" y="58">${policy}</text>`;
    })
    .join("\n");

/** The picture of all tables. */
export const toSvg = (tables: readonly Table[]): string => {
  const rows = tables[0]?.rows ?? [];
  const kinds = Object.keys(rows[0]?.knowledgeByKind ?? {}).length;
  const each = panelHeight(kinds) + PANEL_GAP;
  const height = TOP + tables.length * each;
  const scale = scaleOf(tables);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">
<title>Share of the goal's concepts known 14 days after the course, by policy and kind of learner</title>
<style>${STYLE}</style>
<rect class="card" width="${WIDTH}" height="${height}" rx="8"/>
<text class="title" x="${LEFT}" y="30">Concepts of the goal known 14 days after the course, equal time</text>
${legend(rows)}
${tables.map((table, index) => plotPanel(table, TOP + index * each, scale)).join("\n")}
</svg>
`;
};
