import { cut } from "../../shared/cut.ts";
import { isPrintable, printShort as print, SHOWN_ELEMENTS, TOO_LARGE } from "../../shared/print-short.ts";
import { decode, type Json } from "../../wire/codec.ts";

const DEPTH = 4;

export function printShort(value: unknown): string {
  return cut(print(value, DEPTH));
}

/** Prints an encoded value. Only the elements of a list that are shown are decoded. */
export function printEncoded(json: Json): string {
  return isPrintable(json, DEPTH) ? printShort(decode(startOf(json))) : TOO_LARGE;
}

export function printThrown(thrown: unknown): string {
  return cut(thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : printShort(thrown));
}

/** The texts that are not empty, each on its own lines; null when there is none. */
export function joined(texts: readonly string[]): string | null {
  const some = texts.filter((text) => text !== "").map((text) => text.trimEnd());
  return some.length === 0 ? null : cut(some.join("\n"));
}

export function printFiles(files: Readonly<Record<string, string>>): string {
  return Object.entries(files)
    .map(([path, text]) => `${path}:\n${text.trimEnd()}`)
    .join("\n");
}

/** The value with the first elements of each list. The lists keep their length, so they are printed as the whole would be. */
function startOf(json: Json): Json {
  if (typeof json !== "object" || json === null || Object.hasOwn(json, "$")) return json;
  if (!Array.isArray(json))
    return Object.fromEntries(Object.entries(json).map(([name, held]) => [name, startOf(held)]));
  const start = json.slice(0, SHOWN_ELEMENTS).map(startOf);
  start.length = json.length;
  return start;
}
