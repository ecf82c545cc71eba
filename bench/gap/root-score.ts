import type { Model } from "../placement/models/model.ts";
import { mapCourse, reachFrom } from "../simulation/course.ts";
import type { Search, Tracer } from "./tracer.ts";

/** Scores each direct or indirect prerequisite of the failed concept by the chance that it is unknown and its own prerequisites are known. */
export function byRootScore({ seen, failed }: Search, model: Model): Tracer {
  const course = mapCourse(seen);
  const suspects = [...reachFrom(failed, course.requires)];
  const score = (id: string) =>
    course.requires(id).reduce((product, required) => product * model.belief(required), 1 - model.belief(id));
  const ranked = () => suspects.map((id) => ({ id, score: score(id) })).sort((a, b) => b.score - a.score);
  return {
    take: (item, result) => model.take(item, result),
    gap: () => ranked()[0]?.id ?? null,
    probe: (probed) => ranked().find(({ id }) => !probed.has(id))?.id ?? null,
  };
}
