import type { CourseMap } from "../course.ts";
import type { Kind } from "../learner.ts";
import { between, type Random } from "../random.ts";

/** Knows a first part of the syllabus, 30 to 100 %, except for random holes, and a few random concepts of the rest. Prerequisites do not matter. */
export function swissCheese(course: CourseMap, random: Random): Kind {
  const far = between(random, 0.3, 1) * course.concepts.length;
  const holes = between(random, 0.1, 0.4);
  const crumbs = between(random, 0, 0.15);
  const known = course.concepts.filter((_, place) => random() < (place < far ? 1 - holes : crumbs));
  return {
    kind: "swiss-cheese",
    bring: (memory) => {
      for (const { id } of known) memory.bring(id, 0);
    },
  };
}
