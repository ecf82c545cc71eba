/**
 * A course of any size, the same for the same seed.
 *
 * 1. Concepts stand in syllabus order; each requires up to three of those shortly before it, as chapters do.
 * 2. One in ten also requires something much earlier, so that the graph has long reaches.
 * 3. Every concept has five items of different kinds, and one in two has an exercise as well.
 */
import type { Graph, ItemKind, ItemNode } from "@aulo/engine";
import { seededChance } from "../../scripts/simulate/seeded-chance.ts";

const CLOSED: readonly ItemKind[] = [
  "choose-one",
  "predict-output",
  "fill-blank",
  "order-lines",
  "choose-several",
];
const NEAR = 12;

/** A graph of `size` concepts. */
export function makeGraph(size: number, seed: number): Graph {
  const chance = seededChance(seed);
  const concepts = Array.from({ length: size }, (_, index) => ({
    id: `c${index}`,
    requires: requiredBy(index, chance).map((each) => `c${each}`),
    minutes: 10,
  }));
  const items = concepts.flatMap(({ id }) => itemsOf(id, chance() < 0.5));
  return { concepts, waits: [], items };
}

function requiredBy(index: number, chance: () => number): number[] {
  if (index === 0) return [];
  const near = Array.from(
    { length: 1 + Math.floor(chance() * 3) },
    () => index - 1 - Math.floor(chance() * Math.min(index, NEAR)),
  );
  const far = chance() < 0.1 ? [Math.floor(chance() * index)] : [];
  return [...new Set([...near, ...far])].sort((a, b) => a - b);
}

function itemsOf(concept: string, withExercise: boolean): ItemNode[] {
  return [...CLOSED, ...(withExercise ? (["exercise"] as const) : [])].map((kind, index) => ({
    id: `${concept}.${index}`,
    concept,
    also: [],
    kind,
    choices: kind === "choose-one" ? 4 : 0,
    difficulty: (["easy", "medium", "hard"] as const)[index % 3] ?? "medium",
  }));
}
