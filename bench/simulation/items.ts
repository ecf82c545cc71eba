import type { ItemKind, ItemNode } from "@aulo/engine";
import { type CourseConcept, mapCourse } from "./course.ts";
import { pick, type Random } from "./random.ts";

/**
 * What a written concept of a track has: six closed items of five kinds, and an exercise for most.
 * Half of the closed items of real tracks are choices, since they are the quickest to write.
 */
const CLOSED: readonly { kind: ItemKind; choices: number }[] = [
  { kind: "choose-one", choices: 4 },
  { kind: "choose-one", choices: 3 },
  { kind: "choose-several", choices: 5 },
  { kind: "predict-output", choices: 0 },
  { kind: "order-lines", choices: 0 },
  { kind: "fill-blank", choices: 0 },
];

const EXERCISE_SHARE = 0.7;
/** Items that need a second concept of the course to be answered, which authors name. */
const ALSO_SHARE = 0.1;

/** Items for every concept: several kinds and difficulties; some need a direct prerequisite as well. */
export function itemsFor(concepts: readonly CourseConcept[], random: Random): ItemNode[] {
  const course = mapCourse({ concepts });
  return concepts.flatMap(({ id }) => {
    const requires = course.requires(id);
    const kinds = random() < EXERCISE_SHARE ? [...CLOSED, { kind: "exercise" as const, choices: 0 }] : CLOSED;
    return kinds.map(
      ({ kind, choices }, index): ItemNode => ({
        id: kind === "exercise" ? `${id}/code` : `${id}.${index}`,
        concept: id,
        also: requires.length > 0 && random() < ALSO_SHARE ? [pick(random, requires)] : [],
        kind,
        choices,
        difficulty: pick(random, ["easy", "medium", "hard"]),
      }),
    );
  });
}
