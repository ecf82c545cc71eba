/**
 * Methods to find the gap behind a failure. Each takes answers, and names one prerequisite of the failed concept to teach and one to probe.
 */

import { independentModel } from "../placement/models/independent.ts";
import { RaschModel } from "../placement/models/rasch.ts";
import { type CourseMap, mapCourse } from "../simulation/course.ts";
import { oursTracer } from "./engine-tracer.ts";
import { byRootScore } from "./root-score.ts";
import type { Search, Tracer } from "./tracer.ts";

type Verdicts = Map<string, boolean>;

/** The rows of the benchmark with their descriptions. */
export const TRACERS: readonly { row: string; what: string; begin: (search: Search) => Tracer }[] = [
  {
    row: "backtracking",
    what: "parent by parent: probes the prerequisites of a failed concept, and then those of a failed prerequisite",
    begin: backtracking,
  },
  {
    row: "independent",
    what: "root score over one belief per concept",
    begin: (search) => byRootScore(search, independentModel(search)),
  },
  {
    row: "rasch-root",
    what: "root score over the beliefs of the Rasch model, which also count a concept's own answers",
    begin: (search) => byRootScore(search, new RaschModel(search)),
  },
  {
    row: "ours",
    what: "the engine's suspects, in its own order",
    begin: oursTracer,
  },
];

/** Probes the prerequisites of the deepest failure, the latest in the syllabus first, and continues below a failed one. */
function backtracking({ seen, failed }: Search): Tracer {
  const course = mapCourse(seen);
  const verdicts: Verdicts = new Map();
  const unasked = (id: string) => course.requires(id).findLast((each) => !verdicts.has(each));
  return {
    take: ({ concept }, result) => verdicts.set(concept, result === "right"),
    gap: () => {
      const deepest = deepestFailure(course, verdicts, failed);
      return deepest === failed ? (unasked(failed) ?? course.requires(failed).at(-1) ?? null) : deepest;
    },
    probe: () => unasked(deepestFailure(course, verdicts, failed)) ?? null,
  };
}

/** Follows failed prerequisites down from a failed concept to the last one. */
function deepestFailure(course: CourseMap, verdicts: Verdicts, failed: string): string {
  const lower = course.requires(failed).findLast((id) => verdicts.get(id) === false);
  return lower === undefined ? failed : deepestFailure(course, verdicts, lower);
}
