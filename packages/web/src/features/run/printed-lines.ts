import type { PrintedPiece } from "@aulo/contract";

/** Text of one stream in one style. `look` has the names of its CSS classes. */
export type PrintedText = { text: string; stream: PrintedPiece["stream"]; look: string };
/** A line of output, without its line feed, and the time of its first text. */
export type PrintedLine = { afterMs: number; texts: PrintedText[] };

/** Colours 0 to 7 of terminals; brighter ones look the same. */
type Style = { ink: number | null; ground: number | null; marks: ReadonlySet<number> };

const PLAIN: Style = { ink: null, ground: null, marks: new Set() };
// biome-ignore lint/suspicious/noControlCharactersInRegex: a colour begins with one
const COLOURS = /\u001b\[([\d;:]*)m/;
/** Codes of bold, faint, italic, underlined, reverse and struck-out text. */
const MARKS = [1, 2, 3, 4, 7, 9];

/** Lines of output in order. The pieces share one style, as in a terminal. */
export function toLines(pieces: readonly PrintedPiece[]): PrintedLine[] {
  const lines: PrintedLine[] = [];
  let isOpen = false;
  let style = PLAIN;
  const add = (text: string, { stream, afterMs }: PrintedPiece) => {
    if (!isOpen) lines.push({ afterMs, texts: [] });
    isOpen = true;
    if (text !== "") lines.at(-1)?.texts.push({ text, stream, look: lookOf(style) });
  };
  for (const piece of pieces) {
    // Split at a pattern with a group, every second part is a list of codes.
    piece.text.split(COLOURS).forEach((part, index) => {
      if (index % 2 === 1) {
        style = styleAfter(style, part);
        return;
      }
      part.split("\n").forEach((text, at, parts) => {
        const isLast = at === parts.length - 1;
        if (text !== "" || !isLast) add(text, piece);
        if (!isLast) isOpen = false;
      });
    });
  }
  return lines;
}

function lookOf({ ink, ground, marks }: Style): string {
  return [
    ...[...marks].map((code) => `sgr-${code}`),
    ...(ink === null ? [] : [`sgr-3${ink}`]),
    ...(ground === null ? [] : [`sgr-4${ground}`]),
  ].join(" ");
}

/** @see ECMA-48, Select Graphic Rendition */
function styleAfter(before: Style, list: string): Style {
  let style = before;
  const codes = list.split(/[;:]/).map(Number);
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] ?? 0;
    if (code === 38 || code === 48) {
      const [colour, length] = extended(codes.slice(at + 1));
      style = code === 38 ? { ...style, ink: colour } : { ...style, ground: colour };
      at += length;
    } else style = withCode(style, code);
  }
  return style;
}

function withCode(style: Style, code: number): Style {
  if (code === 0) return PLAIN;
  if (MARKS.includes(code)) return { ...style, marks: new Set([...style.marks, code]) };
  if (code === 22) return { ...style, marks: without(style.marks, [1, 2]) };
  if (MARKS.includes(code - 20)) return { ...style, marks: without(style.marks, [code - 20]) };
  if (code === 39) return { ...style, ink: null };
  if (code === 49) return { ...style, ground: null };
  if (isIn(code, 30) || isIn(code, 90)) return { ...style, ink: code % 10 };
  if (isIn(code, 40) || isIn(code, 100)) return { ...style, ground: code % 10 };
  return style;
}

function without(marks: Style["marks"], codes: readonly number[]): Style["marks"] {
  return new Set([...marks].filter((code) => !codes.includes(code)));
}

function isIn(code: number, first: number): boolean {
  return code >= first && code < first + 8;
}

/** The nearest of the eight colours, and the number of codes that name it. */
function extended([form, ...rest]: readonly number[]): [number | null, number] {
  if (form === 2) return [nearest(rest), 4];
  if (form !== 5) return [null, 0];
  const [number = 0] = rest;
  if (number < 16) return [number % 8, 2];
  if (number >= 232) return [7, 2];
  const cube = number - 16;
  const steps = [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6];
  return [nearest(steps.map((step) => step * 51)), 2];
}

function nearest([red = 0, green = 0, blue = 0]: readonly number[]): number {
  return (red > 127 ? 1 : 0) + (green > 127 ? 2 : 0) + (blue > 127 ? 4 : 0);
}
