import type { CourseMap } from "../course.ts";
import type { Kind } from "../learner.ts";
import { between, type Random } from "../random.ts";
import { drawDownset } from "./known-downset.ts";

/** Knows at most a tenth of the course, and hardly understands a lesson with a missing prerequisite. */
export function beginner(course: CourseMap, random: Random): Kind {
  const known = drawDownset(course, between(random, 0, 0.1), random);
  return {
    kind: "beginner",
    perMissing: 0.15,
    bring: (memory) => {
      for (const concept of known) memory.bring(concept, 0);
    },
  };
}
