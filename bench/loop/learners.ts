/**
 * Odd learners: those for whom a path is most likely to run in a circle.
 *
 * 1. A learner can answer an item when it knows the item's concept and all others that the item needs.
 * 2. A lesson teaches its concept if the learner knows all direct prerequisites, and is able to learn the concept at all.
 * 3. An exercise is passed or given up. Nobody passes one by luck.
 */
import type { Graph, ItemNode } from "@aulo/engine";
import type { Result } from "../simulation/answering.ts";
import { seededRandom } from "../simulation/random.ts";

export type OddLearner = {
  knows(concept: string): boolean;
  answer(item: ItemNode): Result;
  /** Reads the lesson of the concept. */
  study(concept: string): void;
};

export const ODD_KINDS = [
  "knows-all",
  "knows-none",
  "knows-half",
  "timid",
  "rusty",
  "slips",
  "guessing",
  "random",
  "dont-know",
] as const;
export type OddKind = (typeof ODD_KINDS)[number];

type Habits = {
  /** Share of the concepts known at the start, from the first one of the syllabus. */
  knows: number;
  /** Concepts that no lesson teaches. */
  never: (concept: string) => boolean;
  /** Chance of "I don't know yet" to an item that the learner can answer, and to one that it cannot. */
  timid: number;
  honest: number;
  slip: number;
  /** Chance of a right answer to a closed item that the learner cannot answer. */
  guess: (item: ItemNode) => number;
  /** Share of the known concepts that come back to mind only by a lesson or an item on them. */
  rusty: number;
};

const TYPICAL: Habits = {
  knows: 0,
  never: () => false,
  timid: 0,
  honest: 0.5,
  slip: 0.05,
  guess: () => 0.15,
  rusty: 0,
};

const HABITS: Readonly<Record<OddKind, Partial<Habits>>> = {
  "knows-all": { knows: 1, slip: 0 },
  "knows-none": {},
  "knows-half": { knows: 0.5 },
  timid: { knows: 1, slip: 0, timid: 0.3 },
  rusty: { knows: 1, rusty: 0.5 },
  slips: { knows: 1, slip: 0.3 },
  guessing: { honest: 0, guess: luckOf },
  random: { never: () => true, honest: 0, guess: () => 0.4 },
  "dont-know": { never: () => true, honest: 1 },
};

/** An odd learner; the same seed gives the same one. */
export function drawOdd(graph: Graph, kind: OddKind, seed: string): OddLearner {
  return begin(graph, { ...TYPICAL, ...HABITS[kind] }, `${kind} ${seed}`);
}

/** A learner who begins with nothing, and learns everything but one concept and those that rest on it. */
export function drawNever(graph: Graph, never: string, seed: string): OddLearner {
  return begin(graph, { ...TYPICAL, never: (concept) => concept === never }, `never ${never} ${seed}`);
}

function begin({ concepts }: Graph, habits: Habits, seed: string): OddLearner {
  const random = seededRandom(seed);
  const requires = new Map(concepts.map((concept) => [concept.id, concept.requires]));
  const known = new Set(concepts.slice(0, Math.round(habits.knows * concepts.length)).map(({ id }) => id));
  const rusty = new Set([...known].filter(() => random() < habits.rusty));
  const answerNow = (item: ItemNode): Result => {
    if ([item.concept, ...item.also].every((id) => known.has(id) && !rusty.has(id))) {
      if (random() < habits.timid) return "dont-know";
      return random() < habits.slip ? "wrong" : "right";
    }
    if (random() < habits.honest) return "dont-know";
    return item.kind !== "exercise" && random() < habits.guess(item) ? "right" : "wrong";
  };
  return {
    knows: (concept) => known.has(concept),
    answer: (item) => {
      const result = answerNow(item);
      for (const id of [item.concept, ...item.also]) rusty.delete(id);
      return result;
    },
    study: (concept) => {
      rusty.delete(concept);
      if (!habits.never(concept) && requires.get(concept)?.every((id) => known.has(id))) known.add(concept);
    },
  };
}

/** Chance of a lucky guess: by the number of options, and small where an answer is typed. */
function luckOf({ kind, choices }: ItemNode): number {
  return kind === "choose-one" ? 1 / Math.max(2, choices) : 0.05;
}
