import type { CourseMap } from "../course.ts";
import type { Kind } from "../learner.ts";
import { normal, type Random } from "../random.ts";

/** Spread of the general ability, of the ability in one stage, of a concept's difficulty, and of luck with one concept. */
const SPREAD = { general: 1, stage: 0.7, difficulty: 0.5, concept: 0.4 } as const;
/** Difficulty from the first to the deepest level, in units of the general ability's spread: the deepest is for the best twentieth. */
const EASIEST = -1.2;
const HARDEST = 1.6;

/**
 * Abilities that make up for each other, one for each stage around a general one; a concept is known when ability beats difficulty.
 * No edge matters: concepts are only harder the deeper they lie. The multidimensional form of item response theory (Reckase 2009).
 */
export function compensatory(course: CourseMap, random: Random): Kind {
  const general = normal(random, 0, SPREAD.general);
  const stages = new Map(course.concepts.map(({ stage }) => [stage, 0]));
  for (const stage of stages.keys()) stages.set(stage, general + normal(random, 0, SPREAD.stage));
  const ease = new Map(
    course.concepts.map(({ id, stage }) => {
      const deep = course.depth(id) / Math.max(1, course.deepest);
      const difficulty = EASIEST + (HARDEST - EASIEST) * deep + normal(random, 0, SPREAD.difficulty);
      return [id, (stages.get(stage) ?? 0) + normal(random, 0, SPREAD.concept) - difficulty];
    }),
  );
  return {
    kind: "compensatory",
    bring: (memory) => {
      for (const [concept, margin] of ease) if (margin > 0) memory.bring(concept, 0);
    },
    // Far above their ability people understand a lesson half as often.
    easeOf: (concept) => 0.5 + 0.55 / (1 + Math.exp(-(ease.get(concept) ?? 0) - 2)),
  };
}
