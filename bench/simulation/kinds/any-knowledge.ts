import type { CourseMap } from "../course.ts";
import type { Kind } from "../learner.ts";
import { pick, type Random } from "../random.ts";
import { compensatory } from "./compensatory.ts";
import { forgetting } from "./forgetting.ts";
import { islands } from "./islands.ts";
import { knockedOut } from "./knocked-out.ts";
import { specialist } from "./specialist.ts";

/** The knowledge of a random kind of learner, for kinds that differ only in their answers. */
export function anyKnowledge(course: CourseMap, random: Random): Kind["bring"] {
  return pick(random, [compensatory, forgetting, islands, knockedOut, specialist])(course, random).bring;
}
