/**
 * A random course of any size. The same seed gives the same course.
 *
 * 1. Concepts are in syllabus order. Each requires one to three of the twelve before it, like chapters of a book.
 * 2. One in ten also requires any earlier concept, so that the graph has long edges.
 * 3. Every concept has five closed items of different kinds, and half of the concepts also have an exercise.
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
  return { concepts, waits: [], items, projects: [] };
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
    minutes: kind === "exercise" ? 8 : 1,
    hints: kind === "exercise" ? 3 : 0,
    shows: kind === "exercise" ? [concept] : [],
  }));
}
