import { type CourseMap, reachFrom } from "../course.ts";
import type { Kind } from "../learner.ts";
import { between, type Random, shuffled, wholeBetween } from "../random.ts";
import { drawDownset } from "./known-downset.ts";

/** Chance that something known that rests on a missing foundation is missing as well. */
const FALLS = 0.4;

/** Knows much (45 to 90 %), but one to five concepts of the lower half are missing, and part of what rests on them: gaps of which nobody took notice. */
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
