import type { Population } from "../placement/models/population.ts";
import type { AskedItem, Result } from "../simulation/answering.ts";
import type { Course } from "../simulation/course.ts";

export type Tracer = {
  take(item: AskedItem, result: Result): void;
  /** The suspected gap; null when the failed concept has no prerequisite. */
  gap(): string | null;
  /** The next concept to probe, not one of `probed`; null when none is left. */
  probe(probed: ReadonlySet<string>): string | null;
};

export type Search = { seen: Course; population: Population; failed: string };
