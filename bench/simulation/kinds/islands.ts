import type { CourseMap } from "../course.ts";
import type { Kind } from "../learner.ts";
import { between, pick, type Random, shuffled } from "../random.ts";

/** Chance that an island extends over an edge to a prerequisite, and to a dependent. People look up missing prerequisites, so the first is higher. */
const DOWN = 0.75;
const UP = 0.4;
/** Smallest and largest maximum share of the course in one island: the needs of one project. */
const SMALLEST = 0.02;
const LARGEST = 0.12;

/** Self-taught: knows clusters around random concepts, 10 to 60 % of the course in total, with holes between them. */
export function islands(course: CourseMap, random: Random): Kind {
  const size = course.concepts.length * between(random, 0.1, 0.6);
  const known = new Set<string>();
  while (known.size < size) {
    const part = between(random, SMALLEST, LARGEST) * course.concepts.length;
    for (const concept of growIsland(course, Math.max(2, part), random)) known.add(concept);
  }
  return {
    kind: "islands",
    bring: (memory) => {
      for (const concept of known) memory.bring(concept, 0);
    },
  };
}

function growIsland(course: CourseMap, size: number, random: Random): Set<string> {
  const island = new Set<string>();
  const border = [pick(random, course.concepts).id];
  for (let id = border.shift(); id !== undefined && island.size < size; id = border.shift()) {
    if (island.has(id)) continue;
    island.add(id);
    const down = course.requires(id).filter(() => random() < DOWN);
    const up = course.dependents(id).filter(() => random() < UP);
    border.push(...shuffled(random, [...down, ...up]));
  }
  return island;
}
