import { type CourseMap, reachFrom } from "../course.ts";
import type { Kind } from "../learner.ts";
import { between, pick, type Random } from "../random.ts";

/** Chance that a learner worked without one of the concepts below its project. */
const DID_WITHOUT = 0.1;

/** Learnt for a few projects: knows random concepts with almost everything below them, and little beside, 10 to 70 % of the course in total. */
export function projects(course: CourseMap, random: Random): Kind {
  const size = between(random, 0.1, 0.7) * course.concepts.length;
  const met = new Set<string>();
  while (met.size < size) {
    const target = pick(random, course.concepts).id;
    for (const id of [target, ...reachFrom(target, course.requires)]) met.add(id);
  }
  const known = [...met].filter(() => random() >= DID_WITHOUT);
  return {
    kind: "projects",
    bring: (memory) => {
      for (const id of known) memory.bring(id, 0);
    },
  };
}
