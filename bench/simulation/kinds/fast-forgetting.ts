import type { CourseMap } from "../course.ts";
import type { Kind } from "../learner.ts";
import { between, type Random } from "../random.ts";
import { drawDownset } from "./known-downset.ts";

/** Knows up to half of the course, and remembers new concepts only half as long as others. */
export function fastForgetting(course: CourseMap, random: Random): Kind {
  const known = drawDownset(course, between(random, 0.1, 0.5), random);
  return {
    kind: "fast-forgetting",
    retention: 0.5,
    bring: (memory) => {
      for (const concept of known) memory.bring(concept, 0);
    },
  };
}
