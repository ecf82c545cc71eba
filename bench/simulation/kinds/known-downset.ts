import type { CourseMap } from "../course.ts";
import { logNormal, type Random } from "../random.ts";

/** Standard deviation of the log preference for a stage: of two stages, one is preferred about twice as much as the other. */
const TASTE_SPREAD = 0.6;

/**
 * A random downset of about `share` of the concepts: it contains all prerequisites of its concepts.
 *
 * It grows by one available concept at a time, chosen by the learner's preference for stages and roughly in the order of the syllabus.
 */
export function drawDownset(course: CourseMap, share: number, random: Random): Set<string> {
  const taste = new Map(course.concepts.map(({ stage }) => [stage, 1]));
  for (const stage of taste.keys()) taste.set(stage, logNormal(random, 1, TASTE_SPREAD));
  const known = new Set<string>();
  const size = Math.round(share * course.concepts.length);
  const wish = new Map(
    course.concepts.map(({ id, stage }, place) => {
      const late = place / course.concepts.length;
      return [id, (-Math.log(1 - random()) * Math.exp(3 * late)) / (taste.get(stage) ?? 1)];
    }),
  );
  while (known.size < size) {
    const open = course.concepts.filter(
      ({ id }) => !known.has(id) && course.requires(id).every((required) => known.has(required)),
    );
    const next = open.reduce((best, each) =>
      (wish.get(each.id) ?? 0) < (wish.get(best.id) ?? 0) ? each : best,
    );
    known.add(next.id);
  }
  return known;
}
