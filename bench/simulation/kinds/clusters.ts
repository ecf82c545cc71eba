import type { CourseMap } from "../course.ts";
import type { Kind } from "../learner.ts";
import { pick, type Random, wholeBetween } from "../random.ts";

/** Number of clusters of one learner. */
const FEWEST = 2;
const MOST = 4;
/** Share of its concepts that a learner knows in one cluster. */
const SHARES = [0.06, 0.5, 0.92] as const;

/**
 * Latent classes: the stages fall into a few clusters, near or far in the syllabus. In each cluster the learner knows hardly anything, half or almost
 * everything. Within a cluster neither the edges nor the order matter.
 */
export function clusters(course: CourseMap, random: Random): Kind {
  const shares = Array.from({ length: wholeBetween(random, FEWEST, MOST) }, () => pick(random, SHARES));
  const stages = new Map(course.concepts.map(({ stage }) => [stage, 0]));
  for (const stage of stages.keys()) stages.set(stage, pick(random, shares));
  const known = course.concepts.filter(({ stage }) => random() < (stages.get(stage) ?? 0));
  return {
    kind: "clusters",
    bring: (memory) => {
      for (const { id } of known) memory.bring(id, 0);
    },
  };
}
