import type { CourseMap } from "../course.ts";
import type { Kind } from "../learner.ts";
import { between, type Random } from "../random.ts";

/** Years that the course took, and years since its end. */
const TOOK_YEARS = [1, 4] as const;
const AGO_YEARS = [0, 5] as const;
/** Power of the forgetting curve (1 + years)^−power: a half to nine tenths are left after three years. */
const POWER = [0.08, 0.5] as const;

/**
 * Learnt most of the course in its order, years ago, and has not used it since. Each concept is lost by its own age, without regard to
 * others, so the oldest have the most holes.
 *
 * @see Wickelgren 1974, for the power law of forgetting
 */
export function rusty(course: CourseMap, random: Random): Kind {
  const taken = Math.round(course.concepts.length * between(random, 0.4, 1));
  const tookYears = between(random, ...TOOK_YEARS);
  const agoYears = between(random, ...AGO_YEARS);
  const power = between(random, ...POWER);
  const known = course.concepts.slice(0, taken).filter((_, place) => {
    const years = agoYears + tookYears * (1 - place / taken);
    return random() < (1 + years) ** -power;
  });
  return {
    kind: "rusty",
    bring: (memory) => {
      for (const { id } of known) memory.bring(id, 0);
    },
  };
}
