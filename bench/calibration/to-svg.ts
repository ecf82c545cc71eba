/**
 * The charts of the report, as SVG.
 *
 * 1. Left: a reliability diagram of all learners' answers in ten bins, predicted on the x axis, right on the y axis. A larger dot stands for more answers.
 * 2. Right: for each kind of learner, predicted (hollow) and right (full) on strong concepts, on assumed ones, and on extra items.
 * 3. Colours follow the reader's light or dark setting. Shapes differ too, so that colour is not needed.
 */
import type { Counted } from "@aulo/engine";
import type { Row } from "./report.ts";

const WIDTH = 1000;
const SIDE = 360;
const LEFT = 70;
const TOP = 84;
const RIGHT = { from: 640, to: 950 } as const;
const LINE = 48;

const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #1f2430; }
  .title { font-size: 16px; font-weight: 600; }
  .quiet { fill: #5a6270; font-size: 12px; }
  .card { fill: #ffffff; }
  .grid { stroke: #e1e4e9; }
  .ideal { stroke: #5a6270; stroke-dasharray: 5 5; }
  .dot, .c0 { --c: #1668b8; } .c1 { --c: #2e7d5b; } .c2 { --c: #8a6d00; }
  .full, .dot { fill: var(--c); }
  .hollow { fill: none; stroke: var(--c); stroke-width: 2; }
  .between { stroke: var(--c); stroke-width: 2; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e8eaee; }
    .quiet { fill: #a6adb8; }
    .card { fill: #171a20; }
    .grid { stroke: #2c313b; }
    .ideal { stroke: #a6adb8; }
    .dot, .c0 { --c: #6db3f2; } .c1 { --c: #74cfa6; } .c2 { --c: #e0c04d; }
  }`;

const SHAPES = [
  '<circle r="5.5"/>',
  '<rect x="-5" y="-5" width="10" height="10"/>',
  '<path d="M0 -6.5 L6 5 L-6 5 Z"/>',
] as const;
const CALLED = ["called strong", "assumed", "extra item"] as const;

/** Both charts as one SVG. The last row stands for all learners together. */
export function toSvg(rows: readonly Row[]): string {
  const pooled = rows.at(-1);
  const bottom = TOP + rows.length * LINE;
  const height = Math.max(TOP + SIDE, bottom) + 58;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">`,
    "<title>Predicted against right for simulated learners, by the predicted chance and by what concepts were called</title>",
    `<style>${STYLE}</style>`,
    `<rect class="card" width="${WIDTH}" height="${height}" rx="8"/>`,
    `<text class="title" x="${LEFT}" y="34">Right, by the chance predicted</text>`,
    `<text class="title" x="${RIGHT.from}" y="34">Predicted (hollow) and right (full)</text>`,
    ...drawGrid(),
    `<path class="ideal" d="M${LEFT} ${TOP + SIDE}L${LEFT + SIDE} ${TOP}"/>`,
    ...(pooled === undefined ? [] : drawBins(pooled)),
    `<text class="quiet" x="${LEFT + SIDE / 2}" y="${TOP + SIDE + 44}" text-anchor="middle">predicted chance of right; larger dots, more answers</text>`,
    ...drawLegend(),
    ...drawScale(bottom),
    ...rows.map(drawRow),
    "</svg>",
  ].join("\n")}\n`;
}

function drawGrid(): string[] {
  return [0, 0.25, 0.5, 0.75, 1].map((tick) =>
    [
      `<path class="grid" d="M${LEFT} ${at(upwards(tick))}H${LEFT + SIDE}M${at(across(tick))} ${TOP}V${TOP + SIDE}"/>`,
      `<text class="quiet" x="${LEFT - 10}" y="${at(upwards(tick) + 4)}" text-anchor="end">${100 * tick} %</text>`,
      `<text class="quiet" x="${at(across(tick))}" y="${TOP + SIDE + 20}" text-anchor="middle">${100 * tick} %</text>`,
    ].join(""),
  );
}

function at(value: number): string {
  return value.toFixed(1);
}

function upwards(share: number): number {
  return TOP + (1 - share) * SIDE;
}

function across(chance: number): number {
  return LEFT + chance * SIDE;
}

function drawBins({ calibration: { all, byChance } }: Row): string[] {
  return byChance
    .filter(({ answers }) => answers > 0)
    .map(({ answers, right, expected }) => {
      const radius = 4 + 14 * Math.sqrt(answers / all.answers);
      return `<circle class="dot" cx="${at(across(expected / answers))}" cy="${at(upwards(right / answers))}" r="${at(radius)}"/>`;
    });
}

function drawLegend(): string[] {
  return CALLED.map((words, place) => {
    const x = RIGHT.from + place * 112;
    return `<g class="c${place} full" transform="translate(${x} 60)">${SHAPES[place] ?? ""}</g><text x="${x + 12}" y="64">${words}</text>`;
  });
}

function drawScale(bottom: number): string[] {
  return [0, 0.25, 0.5, 0.75, 1].map(
    (tick) =>
      `<path class="grid" d="M${toX(tick)} ${TOP}V${bottom}"/><text class="quiet" x="${toX(tick)}" y="${bottom + 20}" text-anchor="middle">${100 * tick} %</text>`,
  );
}

function toX(share: number): string {
  return at(RIGHT.from + share * (RIGHT.to - RIGHT.from));
}

function drawRow({ name, calibration }: Row, index: number): string {
  const middle = TOP + (index + 0.5) * LINE;
  const { strong, assumed, measuring } = calibration;
  const marks = [strong, assumed, measuring].map((each, place) =>
    drawCounted(each, place, middle + (place - 1) * 13),
  );
  return `<text x="${RIGHT.from - 16}" y="${at(middle + 4)}" text-anchor="end">${name}</text>${marks.join("")}`;
}

function drawCounted({ answers, right, expected }: Counted, place: number, y: number): string {
  if (answers === 0) return "";
  const [from, to] = [toX(expected / answers), toX(right / answers)];
  const mark = (x: string, look: string) =>
    `<g class="c${place} ${look}" transform="translate(${x} ${at(y)})">${SHAPES[place] ?? ""}</g>`;
  return `<line class="c${place} between" x1="${from}" x2="${to}" y1="${at(y)}" y2="${at(y)}"/>${mark(from, "hollow")}${mark(to, "full")}`;
}
