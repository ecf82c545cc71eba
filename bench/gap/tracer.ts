import type { Population } from "../placement/models/population.ts";
import type { AskedItem, Result } from "../simulation/answering.ts";
import type { Course } from "../simulation/course.ts";

export type Tracer = {
  take(item: AskedItem, result: Result): void;
  /** The concept it holds for the gap; null when it sees nothing under the failed one. */
  gap(): string | null;
  /** The concept it would ask about, none of `probed`; null when there is nothing left to ask. */
  probe(probed: ReadonlySet<string>): string | null;
};

export type Search = { seen: Course; population: Population; failed: string };
