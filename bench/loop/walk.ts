/**
 * The whole path of an odd learner under an engine, through the engine's public interface.
 *
 * 1. The learner takes the placement and ends it. Then it follows the next step: it reads the lesson if that was not read yet, and takes the check.
 * 2. When nothing is left to do now, it comes back on the day that the step names.
 * 3. The path ends when the goal is reached, or after a number of days or steps.
 */
import {
  type Answered,
  type Check,
  type FoldedEvent,
  type Goal,
  type Graph,
  type ItemNode,
  type LearnerState,
  type LogEvent,
  type Purpose,
  type Step,
  wholeGoalOf,
} from "@aulo/engine";
import type { Result } from "../simulation/answering.ts";
import { Clock } from "./clock.ts";
import type { Engine } from "./engine.ts";
import type { OddLearner } from "./learners.ts";

/** A path that does not end by itself ends after so many steps for each concept of the course, or so many days. */
const STEPS_A_CONCEPT = 10;
const DAYS_AT_MOST = 365;

const DAY_MS = 86_400_000;

type Asked = { item: string; closed: boolean; result: Result };
type StepOnConcept = Extract<Step, { concept: string }>;

export type Taken = {
  kind: "placement" | StepOnConcept["kind"];
  concept: string | null;
  day: number;
  minutes: number;
  /** The lesson was read in this step. */
  lesson: boolean;
  /** The learner knew the concept before the step. */
  known: boolean;
  /** Something was left to learn or to test instead, for a review. */
  instead: boolean;
  items: readonly Asked[];
  /** For a probe: the claimed chance that its concept is a gap with known prerequisites, and whether it is one. */
  claim: { chance: number; isTrue: boolean } | null;
};

export type Trail = {
  reached: boolean;
  /** The placement is the first. */
  steps: readonly Taken[];
  /** Concepts that were taught or shown. */
  met: ReadonlySet<string>;
};

export type Given = { engine: Engine; graph: Graph; learner: OddLearner; minutesADay: number };

/** Walks the whole course. */
export function walk(given: Given): Trail {
  return new Walk(given).run();
}

class Walk {
  readonly log: LogEvent[] = [];
  readonly #given: Given;
  readonly #goal: Goal;
  readonly #items: ReadonlyMap<string, ItemNode>;
  readonly #minutes: ReadonlyMap<string, number>;
  readonly #requires: ReadonlyMap<string, readonly string[]>;
  readonly #clock: Clock;
  readonly #steps: Taken[] = [];
  #state: LearnerState;

  constructor(given: Given) {
    const { graph, engine, minutesADay } = given;
    this.#given = given;
    this.#goal = { ...wholeGoalOf(graph), reached: false };
    this.#items = new Map(graph.items.map((item) => [item.id, item]));
    this.#minutes = new Map(graph.concepts.map(({ id, minutes }) => [id, minutes]));
    this.#requires = new Map(graph.concepts.map(({ id, requires }) => [id, requires]));
    this.#clock = new Clock(minutesADay);
    this.#state = engine.beginState(graph);
  }

  run(): Trail {
    this.#begin();
    const stepsAtMost = STEPS_A_CONCEPT * this.#minutes.size;
    let reached = false;
    while (!reached && this.#steps.length < stepsAtMost && this.#clock.day < DAYS_AT_MOST) {
      const step = this.#next();
      if (step.kind === "done") reached = true;
      else if (step.kind === "nothing-now") this.#clock.waitUntil(step.until);
      else this.#follow(step);
    }
    return { reached, steps: this.#steps, met: this.#met() };
  }

  #begin(): void {
    const items = this.#takeCheck("placement", null);
    this.#take({ kind: "placement-ended", ...this.#stamp() });
    const minutes = this.#minutesOf(items);
    const rest = { lesson: false, known: false, instead: false, claim: null };
    this.#steps.push({ kind: "placement", concept: null, day: this.#clock.day, minutes, items, ...rest });
    this.#clock.endStep();
  }

  #next(state = this.#state): Step {
    const { engine, graph } = this.#given;
    return engine.chooseNext(graph, state, this.#goal, this.#clock.now);
  }

  #follow(step: StepOnConcept): void {
    const { learner } = this.#given;
    const { kind, concept } = step;
    const { day } = this.#clock;
    const known = learner.knows(concept);
    const instead = kind === "review" && this.#hasInstead();
    const claim = step.kind === "probe" ? this.#claimOf(step) : null;
    const lesson = step.kind === "learn" && !step.lessonRead;
    if (lesson) this.#read(concept);
    const items = this.#takeCheck(kind === "learn" ? "step" : kind, concept);
    const minutes = this.#minutesOf(items) + (lesson ? (this.#minutes.get(concept) ?? 0) : 0);
    this.#steps.push({ kind, concept, day, minutes, lesson, known, instead, items, claim });
    this.#clock.endStep();
  }

  /** Whether the path would hold something else now if no reviews were left for today. */
  #hasInstead(): boolean {
    const day = Math.floor(this.#clock.now / DAY_MS);
    const reviews = { ...this.#state.reviews, day, onDay: Number.POSITIVE_INFINITY };
    const { kind } = this.#next({ ...this.#state, reviews });
    return kind !== "done" && kind !== "nothing-now";
  }

  #claimOf({ concept, claims }: StepOnConcept): Taken["claim"] {
    const { knows } = this.#given.learner;
    const isTrue = !knows(concept) && (this.#requires.get(concept) ?? []).every(knows);
    const gap = claims.find((claim) => claim.kind === "gap");
    return gap === undefined ? null : { chance: gap.score, isTrue };
  }

  #read(concept: string): void {
    this.#clock.spend(this.#minutes.get(concept) ?? 0);
    this.#given.learner.study(concept);
    this.#take({ kind: "lesson-finished", ...this.#stamp(), concept });
  }

  #takeCheck(purpose: Purpose, concept: string | null): Asked[] {
    const { engine, graph } = this.#given;
    const seed = this.log.length;
    let check: Check = { purpose, concept, answers: [] };
    do {
      const moment = { seed, now: this.#clock.now };
      const choice = engine.chooseItem(graph, this.#state, this.#goal, check, moment);
      const item = choice === null ? undefined : this.#items.get(choice.item);
      if (choice === null || item === undefined) break;
      const answer = this.#answer(item, purpose, choice.onlyMeasures);
      check = { ...check, answers: [...check.answers, answer] };
    } while (engine.checkVerdict(graph, this.#state, this.#goal, check, this.#clock.now) === "goes-on");
    return check.answers.map(({ item, result }) => ({ item, closed: this.#isClosed(item), result }));
  }

  #answer(item: ItemNode, purpose: Purpose, onlyMeasures: boolean): Answered {
    this.#clock.spend(item.minutes);
    const answered = this.#given.learner.answer(item);
    const isGivenUp = item.kind === "exercise" && answered !== "right";
    const event = toEvent(
      item,
      { ...this.#stamp(), purpose, onlyMeasures },
      isGivenUp ? "dont-know" : answered,
    );
    this.#take(event);
    return event;
  }

  #isClosed(item: string): boolean {
    return this.#items.get(item)?.kind !== "exercise";
  }

  #minutesOf(items: readonly Asked[]): number {
    return items.reduce((sum, { item }) => sum + (this.#items.get(item)?.minutes ?? 0), 0);
  }

  #met(): ReadonlySet<string> {
    const { engine, graph } = this.#given;
    const taught = this.#steps.flatMap(({ lesson, concept }) =>
      lesson && concept !== null ? [concept] : [],
    );
    const shown = engine
      .standings(graph, this.#state, this.#clock.now)
      .filter(({ state }) => state === "due" || state === "strong" || state === "answered");
    return new Set([...taught, ...shown.map(({ concept }) => concept)]);
  }

  #stamp(): { id: string; at: number } {
    return { id: `event-${this.log.length}`, at: this.#clock.now };
  }

  #take(event: FoldedEvent & LogEvent): void {
    this.log.push(event);
    this.#state = this.#given.engine.evolve(this.#given.graph, this.#state, event);
  }
}

/** The log entry of an answer. An exercise that is given up was run twice before. */
function toEvent(
  item: ItemNode,
  given: Pick<Answered, "id" | "at" | "purpose" | "onlyMeasures">,
  result: Result,
): Answered {
  const { id, concept, also, kind, choices, difficulty, shows, hints: hintsOf } = item;
  const tries = kind === "exercise" && result !== "right" ? 2 : 0;
  const answered = { item: id, concept, also, itemKind: kind, choices, difficulty, hintsOf, shows };
  return { kind: "answered", ...answered, ...given, result, hints: 0, tries, faults: [] };
}
