import type { CourseMap } from "../course.ts";
import type { Kind } from "../learner.ts";
import { normal, type Random } from "../random.ts";

/** Standard deviations of the general ability, the ability in one stage, a concept's difficulty, and luck with one concept. */
const SPREAD = { general: 1, stage: 0.7, difficulty: 0.5, concept: 0.4 } as const;
/** Difficulty of the first and the deepest level, in standard deviations of the general ability: only the best twentieth reaches the deepest. */
const EASIEST = -1.2;
const HARDEST = 1.6;

/**
 * Multidimensional item response theory with compensatory abilities (Reckase 2009): one ability per stage, around a general one. A concept is
 * known when ability exceeds difficulty. Edges do not matter, but deeper concepts are harder.
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
    // A lesson far above the learner's ability is understood half as often.
    easeOf: (concept) => 0.5 + 0.55 / (1 + Math.exp(-(ease.get(concept) ?? 0) - 2)),
  };
}
