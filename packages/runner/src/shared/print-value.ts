import { diff, inspect } from "node:util";
import { isPrintable, TOO_LARGE } from "./print-short.ts";

const LINE_WIDTH = 76;
const MAX_PRINTED = 4_000;
const DEPTH = 8;
/** Estimated characters of a value that is printed and then cut: `inspect` takes seconds for an object of a million keys. */
const MAX_ESTIMATED = 65_536;

/** Prints a value like JavaScript source, cut when very long. */
export function printValue(value: unknown): string {
  if (!isPrintable(value, DEPTH, MAX_ESTIMATED)) return `[${TOO_LARGE}]`;
  const printed = inspect(value, {
    depth: DEPTH,
    colors: false,
    breakLength: LINE_WIDTH,
    maxArrayLength: 100,
    maxStringLength: 2_000,
  });
  return printed.length > MAX_PRINTED ? `${printed.slice(0, MAX_PRINTED)}…` : printed;
}

/**
 * Lines that differ, `-` for expected and `+` for actual; null when both values are short enough to compare
 * at a glance.
 */
export function printDiff(expected: string, actual: string): string | null {
  if (!expected.includes("\n") && !actual.includes("\n")) return null;
  const lines = diff(actual.split("\n"), expected.split("\n"));
  return lines.map(([operation, line]) => `${markOf(operation)} ${line}`).join("\n");
}

function markOf(operation: number): string {
  if (operation === 0) return " ";
  return operation > 0 ? "+" : "-";
}
