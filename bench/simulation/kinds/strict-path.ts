import type { CourseMap } from "../course.ts";
import type { Kind } from "../learner.ts";
import { between, type Random } from "../random.ts";
import { drawDownset } from "./known-downset.ts";

/** Learnt in an order that the course allows, so all prerequisites of its concepts are known. Knows 5 to 80 % of the course, because most people take courses on new subjects. */
export function strictPath(course: CourseMap, random: Random): Kind {
  const known = drawDownset(course, between(random, 0.05, 0.8), random);
  return {
    kind: "strict-path",
    closed: true,
    bring: (memory) => {
      for (const concept of known) memory.bring(concept, 0);
    },
  };
}
