/**
 * Ways to find the gap behind a failure. Each is told answers, and names the concept under the failed one that it would teach and the one that it would probe.
 */

import { independentModel } from "../placement/models/independent.ts";
import { RaschModel } from "../placement/models/rasch.ts";
import { type CourseMap, mapCourse } from "../simulation/course.ts";
import { oursTracer } from "./ours.ts";
import { byRootScore } from "./root-score.ts";
import type { Search, Tracer } from "./tracer.ts";

type Verdicts = Map<string, boolean>;

/** The rows of the benchmark, each with what it is. */
export const TRACERS: readonly { row: string; what: string; begin: (search: Search) => Tracer }[] = [
  {
    row: "backtracking",
    what: "parent by parent: the prerequisites of what failed, down where one fails too",
    begin: backtracking,
  },
  {
    row: "independent",
    what: "root score over one belief a concept",
    begin: (search) => byRootScore(search, independentModel(search)),
  },
  {
    row: "rasch-root",
    what: "root score over the beliefs of the Rasch model, a concept's own answers counted",
    begin: (search) => byRootScore(search, new RaschModel(search)),
  },
  {
    row: "ours",
    what: "the engine's own suspects, in its own order",
    begin: oursTracer,
  },
];

/** Parent by parent: asks the prerequisites of the deepest failure, the latest in the syllabus first, and goes down where one is failed. */
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

/** Goes down from a failed concept as long as one of its prerequisites was failed as well. */
function deepestFailure(course: CourseMap, verdicts: Verdicts, failed: string): string {
  const lower = course.requires(failed).findLast((id) => verdicts.get(id) === false);
  return lower === undefined ? failed : deepestFailure(course, verdicts, lower);
}
