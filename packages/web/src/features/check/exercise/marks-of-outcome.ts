import type { Outcome, SourceSpot } from "@aulo/contract";
import type { Mark } from "../../code/marks.ts";

/** Errors by file, from the places that a run names. Each place is marked once, with its first message. */
export type MarksByFile = ReadonlyMap<string, readonly Mark[]>;

export function marksOfOutcome(outcome: Outcome | null): MarksByFile {
  if (outcome === null) return new Map();
  const marks = new Map<string, Mark[]>();
  const add = (spot: SourceSpot | null | undefined, message: string) => {
    if (!spot) return;
    const { file, line, column } = spot;
    const ofFile = marks.get(file) ?? [];
    if (ofFile.some((mark) => mark.line === line && mark.column === column)) return;
    marks.set(file, [...ofFile, { line, column, message }]);
  };
  add(outcome.spot, outcome.explanation ?? outcome.says);
  for (const { failure } of outcome.tests) add(failure?.spot, failure?.explanation ?? failure?.message ?? "");
  return marks;
}
