/**
 * Mutants of a file of one setting a line, such as a Dockerfile, the configuration of nginx or `.env`:
 * 1. A line that ends with `\` goes on in the next one. Comments, empty lines and lines of brackets alone are left out.
 * 2. Each setting is dropped, and each of its values is changed.
 * 3. The exec form of a Dockerfile's instruction becomes its shell form.
 */
import { type Edit, type Mutant, toMutants } from "./mutant.ts";
import { mutateValue } from "./mutate-value.ts";

export function mutateLines(file: string, text: string): Mutant[] {
  const settings = [...text.matchAll(/(?:[^\n]*\\\n)*[^\n]+/g)].filter(
    ([line]) => !/^\s*(#|$)/.test(line) && /\w/.test(line),
  );
  return toMutants(
    file,
    text,
    settings.flatMap(({ 0: line, index }) => [
      ...dropped(line, index),
      ...changed(line, index),
      ...shell(line, index),
    ]),
  );
}

/** A line that opens a block stays, because its bracket has to be closed. */
function dropped(line: string, start: number): Edit[] {
  if (/\{\s*$/.test(line)) return [];
  return [{ mutator: "Dropped", start, end: start + line.length, replacement: "" }];
}

function changed(line: string, start: number): Edit[] {
  const name = /^\s*[\w-]+[\s=]+/.exec(line)?.[0].length ?? line.length;
  const values = [...line.slice(name).matchAll(/[^\s;{}[\],"\\]+/g)];
  return values
    .filter(([value]) => value !== "AS")
    .flatMap(({ 0: value, index }) =>
      mutateValue(value).map(({ mutator, text }) => {
        const at = start + name + index;
        return { mutator, start: at, end: at + value.length, replacement: text };
      }),
    );
}

function shell(line: string, start: number): Edit[] {
  const [, head = "", list] = /^(\s*(?:CMD|ENTRYPOINT)\s+)\[(.*)\]\s*$/s.exec(line) ?? [];
  if (list === undefined) return [];
  const words = list.split(",").map((word) => word.trim().replaceAll('"', ""));
  return [
    {
      mutator: "ShellForm",
      start: start + head.length,
      end: start + line.length,
      replacement: words.join(" "),
    },
  ];
}
