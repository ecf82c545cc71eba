/**
 * Greedy policy: always the concept with the best score.
 *
 * 1. Each concept has a belief, updated by answers to its own items with a common guess and slip. A right answer also raises the beliefs in its prerequisites.
 * 2. A concept's readiness is the product of the beliefs in its prerequisites.
 * 3. Choose the concept with the highest readiness × (1 − belief) × (1 + number of concepts that it would unlock).
 * 4. Give its lesson and two items, and choose again.
 */
import type { Course, Policy } from "../course.ts";
import { ItemBox } from "./item-box.ts";

const GUESS = 0.15;
const SLIP = 0.1;
const PRIOR = 0.25;
const LEARNT_BY_LESSON = 0.5;
const THERE = 0.85;

/** Always the concept with the best score by readiness, need and number of concepts that it unlocks. */
export const eagerFrontier: Policy = { name: "eager frontier", walk };

function walk(course: Course): void {
  const box = new ItemBox(course.graph);
  const frontier = toFrontier(course);
  while (!course.isOver) {
    const concept = frontier.best();
    if (concept === null) {
      course.goHome();
      continue;
    }
    course.turnTo(concept);
    course.read(concept);
    frontier.read(concept);
    const results = box.takePair(concept).map((item) => course.ask(item).at(-1) === "right");
    for (const right of results) frontier.answered(concept, right);
    course.checked(
      concept,
      results.every((right) => right),
    );
  }
}

function toFrontier(course: Course) {
  const requires = new Map(course.graph.concepts.map((concept) => [concept.id, concept.requires]));
  const beliefs = new Map(course.goal.concepts.map((id) => [id, PRIOR]));
  const belief = (id: string) => beliefs.get(id) ?? PRIOR;
  const dependents = new Map<string, string[]>(course.goal.concepts.map((id) => [id, []]));
  for (const [id, each] of requires) for (const required of each) dependents.get(required)?.push(id);
  const readiness = (id: string) => (requires.get(id) ?? []).reduce((all, each) => all * belief(each), 1);
  const opens = (id: string) =>
    (dependents.get(id) ?? []).filter((dependent) =>
      (requires.get(dependent) ?? []).every((each) => each === id || belief(each) >= THERE),
    ).length;
  const score = (id: string) => readiness(id) * (1 - belief(id)) * (1 + opens(id));
  return {
    best: (): string | null => {
      const open = course.goal.concepts.filter((id) => belief(id) < THERE);
      return (
        open.map((id) => ({ id, score: score(id) })).toSorted((a, b) => b.score - a.score)[0]?.id ?? null
      );
    },
    read: (id: string) => {
      beliefs.set(id, belief(id) + (1 - belief(id)) * LEARNT_BY_LESSON);
    },
    answered: (id: string, right: boolean) => {
      beliefs.set(id, afterAnswer(belief(id), right));
      if (right)
        for (const each of requires.get(id) ?? [])
          beliefs.set(each, Math.max(belief(each), belief(id) * 0.9));
    },
  };
}

function afterAnswer(belief: number, right: boolean): number {
  const known = belief * (right ? 1 - SLIP : SLIP);
  return known / (known + (1 - belief) * (right ? GUESS : 1 - GUESS));
}
