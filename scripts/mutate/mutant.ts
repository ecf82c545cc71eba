/** A small change of a file that a good spec notices. */
export type Mutant = {
  /** Path of the file in the answer. */
  file: string;
  /** First changed line, from 1. */
  line: number;
  /** Name of the kind of change. */
  mutator: string;
  original: string;
  replacement: string;
  /** Text of the whole changed file. */
  text: string;
};

/** A replacement of the characters from `start` to `end`. */
export type Edit = { mutator: string; start: number; end: number; replacement: string };

/** Mutants of a file, one for each edit that changes it. */
export function toMutants(file: string, text: string, edits: readonly Edit[]): Mutant[] {
  return edits
    .map(({ mutator, start, end, replacement }) => ({
      file,
      line: text.slice(0, start).split("\n").length,
      mutator,
      original: text.slice(start, end),
      replacement,
      text: text.slice(0, start) + replacement + text.slice(end),
    }))
    .filter((mutant) => mutant.text !== text);
}
