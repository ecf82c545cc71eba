import type { CourseMap } from "../course.ts";
import type { Kind } from "../learner.ts";
import { type Random, wholeBetween } from "../random.ts";

/** Share of concepts known beyond the known part of a stage, and of concepts missing inside it. */
const PICKED_UP = 0.06;
const MISSED = 0.06;
/** Chance that a missing prerequisite of a known concept was learnt with it. */
const LOOKED_UP = 0.5;
/** Number of neighbouring stages in one trade. */
const SHORTEST = 2;
const LONGEST = 4;

/** Strong in some stages and new to others, like somebody from another trade. In each stage a first part of random length is known. */
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

/** Known share of each stage, 0-1, equal within a trade. Drawn from an arcsine distribution: near 0 or 1 more often than near half. */
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
