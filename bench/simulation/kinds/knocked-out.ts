import { type CourseMap, reachFrom } from "../course.ts";
import type { Kind } from "../learner.ts";
import { between, type Random, shuffled, wholeBetween } from "../random.ts";
import { drawDownset } from "./known-downset.ts";

/** Chance that a direct or indirect dependent of a missing foundation is missing too. */
const FALLS = 0.4;

/** Knows 45 to 90 % of the course, but with one to five unnoticed gaps in the lower half. Part of their dependents is missing too. */
export function knockedOut(course: CourseMap, random: Random): Kind {
  const known = drawDownset(course, between(random, 0.45, 0.9), random);
  const lower = [...known].filter((id) => course.depth(id) <= course.deepest / 2);
  for (const gap of shuffled(random, lower).slice(0, wholeBetween(random, 1, 5))) {
    known.delete(gap);
    for (const above of reachFrom(gap, course.dependents)) if (random() < FALLS) known.delete(above);
  }
  return {
    kind: "knocked-out",
    bring: (memory) => {
      for (const concept of known) memory.bring(concept, 0);
    },
  };
}
