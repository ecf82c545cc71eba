import type { ItemKind, ItemNode } from "@aulo/engine";
import { type CourseConcept, mapCourse } from "./course.ts";
import { pick, type Random } from "./random.ts";

/**
 * Closed items of a concept, as in written tracks: six of five kinds. Most concepts also have an exercise.
 * Half of the closed items of real tracks are choices, because these are the quickest to write.
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
/** Share of items that also need a second concept, which the author names. */
const ALSO_SHARE = 0.1;

/** Items for every concept, of several kinds and difficulties. Some also need a direct prerequisite. */
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
        minutes: kind === "exercise" ? 8 : 1,
        hints: kind === "exercise" ? 3 : 0,
        shows: kind === "exercise" ? [id] : [],
      }),
    );
  });
}
