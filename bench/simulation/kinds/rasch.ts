import type { CourseMap } from "../course.ts";
import type { Kind } from "../learner.ts";
import { normal, type Random, seededRandom } from "../random.ts";

/** Log-odds by one standard deviation of ability, and by one of difficulty. */
const SLOPE = 1.7;
/** Rise of the difficulty from the first concept of the syllabus to the last, in standard deviations of ability. */
const LATE = 1;

/**
 * One ability and nothing else (Rasch 1960): a concept is known with a chance that rises with ability and falls with difficulty. Edges and depth do
 * not matter. A concept is equally difficult for all learners.
 */
export function rasch(course: CourseMap, random: Random): Kind {
  const ability = normal(random);
  const known = course.concepts.filter(({ id, stage }, place) => {
    const own = normal(seededRandom(`difficulty ${stage} ${id}`));
    const difficulty = own + LATE * (place / course.concepts.length - 0.5);
    return random() < 1 / (1 + Math.exp(-SLOPE * (ability - difficulty)));
  });
  return {
    kind: "rasch",
    bring: (memory) => {
      for (const { id } of known) memory.bring(id, 0);
    },
  };
}
