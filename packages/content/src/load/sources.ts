import type { Path } from "../problem.ts";

/** A place in a file, both from 1. */
export type Spot = { line: number; column: number };

/** Tells where a value of a file's data stands; the nearest enclosing value when there is none at the path. */
export type Locate = (path: Path) => Spot;

/** Where the track was read from, so that a problem found later can still name its line. */
export type Sources = {
  /** Absolute path of the track's folder. */
  folder: string;
  /** Absolute path of the repository the track stands in. */
  repository: string;
  /** By file, as a path from the track's folder. */
  locate: ReadonlyMap<string, Locate>;
};

export const START: Spot = { line: 1, column: 1 };
