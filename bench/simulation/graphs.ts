/**
 * Random courses of several shapes, drawn from a seed.
 *
 * 1. A course is a sequence of stages. The level of a concept rises with its stage and with its place in the stage.
 * 2. A concept of level n requires one concept of level n - 1 and up to `moreRequires` others of lower levels, all earlier in the syllabus.
 * 3. Prerequisites come mostly from the concept's own stage, otherwise from any earlier one.
 */
import type { Course, CourseConcept } from "./course.ts";
import { itemsFor } from "./items.ts";
import { pick, type Random, seededRandom, wholeBetween } from "./random.ts";

type Shape = {
  stages: number;
  /** Levels of the whole course. Its longest chain has one edge less. */
  levels: number;
  /** Levels between the first and the last concept of a stage. The remaining rise lies between the stages. */
  levelsInStage: number;
  /** Maximum number of prerequisites beyond the first. */
  moreRequires: number;
};

export type Family = "shallow" | "deep" | "wide";

/** Longer courses have longer stages, not more of them, as in the project's own track and in textbooks. */
const MOST_STAGES = 12;
const CONCEPTS_A_STAGE = 10;
/** Share of the prerequisites that come from the concept's own stage. */
const OWN_STAGE_SHARE = 0.75;

/** A course of `size` concepts; the same family, size and seed give the same course. */
export function drawCourse(family: Family, size: number, seed: string): Course {
  const random = seededRandom(`course ${family} ${size} ${seed}`);
  const concepts = layConcepts(shapeOf(family, size), size, random);
  return { name: `${family}-${size}`, concepts, waits: [], items: itemsFor(concepts, random), projects: [] };
}

function layConcepts(shape: Shape, size: number, random: Random): CourseConcept[] {
  const concepts: CourseConcept[] = [];
  const levels = new Map<string, number>();
  for (let index = 0; index < size; index += 1) {
    const stage = `s${Math.floor((index / size) * shape.stages)}`;
    const highest = Math.max(-1, ...levels.values());
    const level = Math.min(highest + 1, levelFor(shape, index / size, random));
    const below = concepts.filter(({ id }) => levels.get(id) === level - 1);
    const lower = concepts.filter(({ id }) => (levels.get(id) ?? 0) < level);
    const more = level === 0 ? 0 : wholeBetween(random, 0, shape.moreRequires);
    const requires = level === 0 ? [] : [pickRequired(random, below, stage)];
    for (let extra = 0; extra < more; extra += 1) requires.push(pickRequired(random, lower, stage));
    const id = `c${index}`;
    levels.set(id, level);
    concepts.push({ id, stage, requires: [...new Set(requires)], minutes: wholeBetween(random, 8, 25) });
  }
  return concepts;
}

function levelFor(shape: Shape, share: number, random: Random): number {
  const inStage = share * shape.stages - Math.floor(share * shape.stages);
  const rise = share * (shape.levels - shape.levelsInStage);
  const level = rise + inStage * shape.levelsInStage + random() - 0.5;
  return Math.min(shape.levels - 1, Math.max(0, Math.round(level)));
}

function pickRequired(random: Random, able: readonly CourseConcept[], stage: string): string {
  const own = able.filter((concept) => concept.stage === stage);
  return pick(random, own.length > 0 && random() < OWN_STAGE_SHARE ? own : able).id;
}

/**
 * - shallow: 6 levels, as in most of today's tracks.
 * - deep: 4 concepts per level, as in school mathematics.
 * - wide: 3 levels, with many independent concepts on few foundations.
 */
function shapeOf(family: Family, size: number): Shape {
  const stages = Math.min(MOST_STAGES, Math.round(size / CONCEPTS_A_STAGE));
  switch (family) {
    case "shallow":
      return { stages, levels: 6, levelsInStage: 4, moreRequires: 2 };
    case "deep":
      return {
        stages,
        levels: Math.ceil(size / 4),
        levelsInStage: Math.ceil(size / 4 / stages),
        moreRequires: 2,
      };
    case "wide":
      return { stages, levels: 3, levelsInStage: 3, moreRequires: 1 };
  }
}
