import type { CourseMap } from "../course.ts";
import type { Kind } from "../learner.ts";
import { between, type Random } from "../random.ts";

/** Part of the concepts beyond what is known of a stage that was picked up all the same, and of those before it that were missed. */
const PICKED_UP = 0.06;
const MISSED = 0.06;
/** Chance that a missing prerequisite of something known was picked up with it. */
const LOOKED_UP = 0.5;

/** Strong in some stages and new to others, as somebody who comes from another trade: in each stage the first part is known, however far. */
export const specialist = (course: CourseMap, random: Random): Kind => {
  const stages = new Map<string, string[]>();
  for (const { id, stage } of course.concepts) stages.set(stage, [...(stages.get(stage) ?? []), id]);
  const known = new Set<string>();
  for (const members of stages.values()) {
    // Near all or nothing more often than half: the arcsine distribution.
    const share = Math.sin((Math.PI / 2) * between(random, 0, 1)) ** 2;
    members.forEach((id, place) => {
      const within = place < share * members.length;
      if (random() < (within ? 1 - MISSED : PICKED_UP)) known.add(id);
    });
  }
  for (const { id } of [...course.concepts].reverse()) {
    if (known.has(id))
      for (const required of course.requires(id)) if (random() < LOOKED_UP) known.add(required);
  }
  return {
    kind: "specialist",
    bring: (memory) => {
      for (const concept of known) memory.bring(concept, 0);
    },
  };
};
