import type { Path } from "../problem.ts";

/** A position in a file, line and column from 1. */
export type Spot = { line: number; column: number };

/** Position of the value at a path in a file's data, or else of the nearest enclosing value. */
export type Locate = (path: Path) => Spot;

/** Source files of a track, by which later problems find their line. */
export type Sources = {
  /** Absolute path of the track's folder. */
  folder: string;
  /** Absolute path of the repository that holds the track. */
  repository: string;
  /** By file, relative to the track's folder. */
  locate: ReadonlyMap<string, Locate>;
};

export const START: Spot = { line: 1, column: 1 };
