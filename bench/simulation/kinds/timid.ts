import type { CourseMap } from "../course.ts";
import type { Kind } from "../learner.ts";
import type { Random } from "../random.ts";
import { anyKnowledge } from "./any-knowledge.ts";

/** Says "I don't know yet" to three in ten items that it could answer, and to nearly all others. */
export function timid(course: CourseMap, random: Random): Kind {
  return {
    kind: "timid",
    manner: { modesty: 0.3, honesty: 0.9 },
    bring: anyKnowledge(course, random),
  };
}
