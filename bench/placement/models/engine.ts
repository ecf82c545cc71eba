import {
  type Answered,
  beginState,
  type Check,
  chooseItem,
  evolve,
  type ItemNode,
  type LearnerState,
  mostInformativeItem,
  standings,
} from "@aulo/engine";
import type { AskedItem, Result } from "../../simulation/answering.ts";
import type { Course } from "../../simulation/course.ts";
import type { Model, Placer, Setting } from "./model.ts";
import { OpenItems } from "./open-items.ts";

const SECONDS_EACH = 40;

/** The engine through its public interface, fed with one answer at a time. */
export class EngineModel implements Model {
  readonly graph: Course;
  state: LearnerState;
  #beliefs: ReadonlyMap<string, number> | null = null;
  #answers = 0;

  constructor(graph: Course) {
    this.graph = graph;
    this.state = beginState(graph);
    this.state = beginState(graph);
  }

  take(item: AskedItem, result: Result): void {
    this.#answers += 1;
    this.#beliefs = null;
    this.state = evolve(this.graph, this.state, this.#toEvent(item, result));
  }

  belief(concept: string): number {
    this.#beliefs ??= new Map(
      standings(this.graph, this.state, 0).map((standing) => [standing.concept, standing.mastery]),
    );
    return this.#beliefs.get(concept) ?? 0;
  }

  #toEvent(item: AskedItem, result: Result): Answered {
    const { id, concept, also, kind, choices, difficulty } = item;
    return {
      kind: "answered",
      id: `answer-${this.#answers}`,
      at: this.#answers * SECONDS_EACH * 1_000,
      item: id,
      concept,
      also,
      itemKind: kind,
      choices,
      difficulty,
      purpose: "placement",
      result,
      hints: 0,
      tries: 0,
      faults: [],
      onlyMeasures: false,
    };
  }
}

/** The engine with random questions on concepts not asked yet. Shows the value of its beliefs without its choice of items. */
export function oursWithRandomQuestions({ seen, random }: Setting): Placer {
  const model = new EngineModel(seen);
  const open = new OpenItems(seen);
  return {
    belief: (concept) => model.belief(concept),
    take: (item, result) => {
      open.close(item.concept);
      model.take(item, result);
    },
    next: () => {
      const item = open.any(random);
      return item === null ? null : open.hardToGuess(item.concept, random);
    },
    stops: () => false,
  };
}

/**
 * The engine as the product uses it, except for its final extra item, which the benchmark replaces by its own.
 * After its own stop it continues with the most informative item, so that rows are compared at equal numbers of questions.
 */
export function ours({ seen, random }: Setting): Placer {
  const model = new EngineModel(seen);
  const items = new Map<string, ItemNode>(seen.items.map((item) => [item.id, item]));
  const check: Check & { answers: Check["answers"][number][] } = {
    purpose: "placement",
    concept: null,
    answers: [],
  };
  const seed = Math.floor(random() * 2 ** 31);
  let chosen: ItemNode | null | undefined;
  const choose = () => {
    const choice = chooseItem(seen, model.state, null, check, { seed, now: 0 });
    return choice === null || choice.onlyMeasures ? null : (items.get(choice.item) ?? null);
  };
  const wanted = () => {
    if (chosen === undefined) chosen = choose();
    return chosen;
  };
  return {
    belief: (concept) => model.belief(concept),
    take: (item, result) => {
      chosen = undefined;
      check.answers.push({ item: item.id, concept: item.concept, result });
      model.take(item, result);
    },
    next: () => wanted() ?? mostInformativeItem(seen, model.state, null, check, { seed, now: 0 }),
    stops: () => wanted() === null,
  };
}
