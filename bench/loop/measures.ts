import { type Graph, wholeGoalOf } from "@aulo/engine";
import { reachFrom } from "../simulation/course.ts";
import type { Taken, Trail } from "./walk.ts";

/** Steps of a window in which the share of reviews is measured. */
const WINDOW = 10;

/** Figures of one path. All but the last four count after the placement. */
export type Figures = {
  reached: boolean;
  steps: number;
  items: number;
  closedItems: number;
  lessons: number;
  /** Lessons on concepts that the learner knew. */
  knownLessons: number;
  /** Steps on the concept with most of them. */
  worstConcept: number;
  /** Most times that one item was asked on one day, the placement included. */
  sameItem: number;
  /** Most lessons on one concept with no other lesson between. */
  sameLesson: number;
  /** Most reviews in a row while something else was left to do. */
  reviewsInRow: number;
  /** Most reviews in the ten steps up to a review, as a share of the steps and of their minutes, 0-1, while something else was left to do. */
  reviewSteps: number;
  reviewMinutes: number;
};

export function figuresOf({ steps: all, reached }: Trail): Figures {
  const steps = all.slice(1);
  const items = steps.flatMap((step) => step.items);
  const lessons = steps.filter(({ lesson }) => lesson);
  const windows = all.flatMap(({ instead }, to) =>
    instead && to + 1 >= WINDOW ? [all.slice(to + 1 - WINDOW, to + 1)] : [],
  );
  return {
    reached,
    steps: steps.length,
    items: items.length,
    closedItems: items.filter(({ closed }) => closed).length,
    lessons: lessons.length,
    knownLessons: lessons.filter(({ known }) => known).length,
    worstConcept: mostOf(steps.map(({ concept }) => `${concept}`)),
    sameItem: mostOf(all.flatMap(({ day, items: asked }) => asked.map(({ item }) => `${day} ${item}`))),
    sameLesson: longestRun(lessons.map(({ concept }) => concept)),
    reviewsInRow: longestRun(all.map(({ instead }) => (instead ? "review" : null))),
    reviewSteps: greatest(windows.map((window) => reviewShare(window, () => 1))),
    reviewMinutes: greatest(windows.map((window) => reviewShare(window, ({ minutes }) => minutes))),
  };
}

/** Share of the concepts that do not rest on `never` which were taught or shown, 0-1. */
export function independentMet(graph: Graph, { met }: Trail, never: string): number {
  const independent = independentOf(graph, never);
  return independent.filter((id) => met.has(id)).length / Math.max(1, independent.length);
}

/** Concepts of the whole goal that do not rest on this one. */
export function independentOf(graph: Graph, never: string): string[] {
  const requires = new Map(graph.concepts.map((concept) => [concept.id, concept.requires]));
  return wholeGoalOf(graph).concepts.flatMap((id) =>
    id === never || reachFrom(id, (each) => requires.get(each) ?? []).has(never) ? [] : [id],
  );
}

function mostOf(names: readonly string[]): number {
  return greatest([...Map.groupBy(names, (name) => name).values()].map(({ length }) => length));
}

/** Length of the longest run of one name; null belongs to no run. */
function longestRun(names: readonly (string | null)[]): number {
  let longest = 0;
  let run = 0;
  names.forEach((name, index) => {
    run = name === null ? 0 : name === names[index - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return longest;
}

function reviewShare(window: readonly Taken[], weightOf: (step: Taken) => number): number {
  const sumOf = (steps: readonly Taken[]) => steps.reduce((sum, step) => sum + weightOf(step), 0);
  return sumOf(window.filter(({ instead }) => instead)) / sumOf(window);
}

function greatest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
