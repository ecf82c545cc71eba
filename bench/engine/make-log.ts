/**
 * A random log of one learner: a placement, then work through the course. The same seed gives the same log.
 *
 * 1. The first answers are on random concepts of the graph, as in a placement.
 * 2. Then the learner follows the syllabus from a random place: a lesson, and a few answers on it or on earlier concepts.
 * 3. Three of four answers are right. They are one minute apart, with 40 answers per day.
 */
import type { Answered, FoldedEvent, Graph, ItemNode, Purpose } from "@aulo/engine";
import { seededChance } from "../../scripts/simulate/seeded-chance.ts";

const PLACEMENT = 20;
const PER_LESSON = 4;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const PER_DAY = 40;

/** A log with `answers` answers and the lessons between them. */
export function makeLog(graph: Graph, answers: number, seed: number): FoldedEvent[] {
  const chance = seededChance(seed);
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[Math.floor(chance() * list.length)];
    if (picked === undefined) throw new Error("Nothing to pick from.");
    return picked;
  };
  const itemsOf = (concept: string) => graph.items.filter((item) => item.concept === concept);
  const log: FoldedEvent[] = [];
  let position = Math.floor((chance() * graph.concepts.length) / 2);
  for (let index = 0; index < answers; index += 1) {
    if (index < PLACEMENT) {
      log.push(toAnswer(pick(graph.items), index, "placement", chance));
      continue;
    }
    const learning = graph.concepts[position % graph.concepts.length]?.id ?? "";
    if (index % PER_LESSON === 0) {
      position += 1;
      const at = log.at(-1)?.at ?? 0;
      log.push({ kind: "lesson-finished", id: `lesson-${index}`, at, concept: learning });
    }
    const reviews = chance() < 0.2;
    const concept = reviews ? pick(graph.concepts.slice(0, position + 1)).id : learning;
    log.push(toAnswer(pick(itemsOf(concept)), index, reviews ? "review" : "step", chance));
  }
  return log;
}

function toAnswer(item: ItemNode, index: number, purpose: Purpose, chance: () => number): Answered {
  const right = chance() < 0.75;
  return {
    kind: "answered",
    id: `answer-${index}`,
    at: Math.floor(index / PER_DAY) * DAY_MS + (index % PER_DAY) * MINUTE_MS,
    item: item.id,
    concept: item.concept,
    also: item.also,
    itemKind: item.kind,
    choices: item.choices,
    difficulty: item.difficulty,
    purpose,
    result: right ? "right" : chance() < 0.5 ? "wrong" : "dont-know",
    hints: 0,
    tries: 0,
    faults: [],
    onlyMeasures: false,
  };
}
