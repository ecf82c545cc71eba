import type { CourseMap } from "../course.ts";
import type { Kind } from "../learner.ts";
import { type Random, wholeBetween } from "../random.ts";

/** Part of the concepts beyond what is known of a stage that was picked up all the same, and of those before it that were missed. */
const PICKED_UP = 0.06;
const MISSED = 0.06;
/** Chance that a missing prerequisite of something known was picked up with it. */
const LOOKED_UP = 0.5;
/** Stages that one trade covers: neighbours in the syllabus are learnt at the same work. */
const SHORTEST = 2;
const LONGEST = 4;

/** Strong in some stages and new to others, as somebody who comes from another trade: in each stage the first part is known, however far. */
export function specialist(course: CourseMap, random: Random): Kind {
  const stages = new Map<string, string[]>();
  for (const { id, stage } of course.concepts) stages.set(stage, [...(stages.get(stage) ?? []), id]);
  const shares = drawShares([...stages.keys()], random);
  const known = new Set<string>();
  for (const [stage, members] of stages) {
    members.forEach((id, place) => {
      const within = place < (shares.get(stage) ?? 0) * members.length;
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
}

/** How much of each stage is known, 0-1: the same for the stages of a trade. Near all or nothing more often than half (arcsine distribution). */
function drawShares(stages: readonly string[], random: Random): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  for (let first = 0; first < stages.length; ) {
    const next = first + wholeBetween(random, SHORTEST, LONGEST);
    const share = Math.sin((Math.PI / 2) * random()) ** 2;
    for (const stage of stages.slice(first, next)) shares.set(stage, share);
    first = next;
  }
  return shares;
}
