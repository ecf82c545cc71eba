/**
 * One learner's course: the actions of a policy, their time, and the tally of the results.
 *
 * 1. Every action takes time: a lesson its minutes, a closed item one, an exercise eight. Study is 45 minutes per day, so a course takes many days.
 * 2. A policy sees results and the clock, not the learner's knowledge. The course reads the knowledge only for the tally.
 * 3. A policy calls `turnTo` when it turns to a concept, so that time on an already known concept can be separated from practice.
 * 4. No action starts after the time is used up. An action that has started is finished.
 */
import { type Goal, type Graph, type ItemNode, wholeGoalOf } from "@aulo/engine";
import type { Result } from "../simulation/answering.ts";
import type { SimulatedLearner } from "../simulation/learner.ts";
import { momentAfter, msAfter, SESSION_MINUTES } from "./clock.ts";
import { emptyTally, type Tally } from "./tally.ts";

const CLOSED_MINUTES = 1;
const EXERCISE_MINUTES = 8;
/** Failing runs of an exercise after which the learner gives it up. */
const RUNS = 3;

type Subject = { concept: string | null; knownBefore: boolean };

export class Course {
  readonly graph: Graph;
  readonly goal: Goal;
  readonly tally: Tally = emptyTally();
  readonly #learner: SimulatedLearner;
  readonly #budgetMinutes: number;
  readonly #minutesOf: ReadonlyMap<string, number>;
  readonly #trueRequires: ReadonlyMap<string, readonly string[]>;
  #minutes = 0;
  #subject: Subject = { concept: null, knownBefore: false };

  constructor(given: {
    graph: Graph;
    /** True prerequisites by concept; the graph may be wrong about them. */
    trueRequires: ReadonlyMap<string, readonly string[]>;
    learner: SimulatedLearner;
    budgetMinutes: number;
  }) {
    this.graph = given.graph;
    this.goal = wholeGoalOf(given.graph);
    this.#learner = given.learner;
    this.#budgetMinutes = given.budgetMinutes;
    this.#minutesOf = new Map(given.graph.concepts.map(({ id, minutes }) => [id, minutes]));
    this.#trueRequires = given.trueRequires;
  }

  /** Milliseconds since 1970, UTC. */
  get now(): number {
    return momentAfter(this.#minutes);
  }

  get isOver(): boolean {
    return this.#minutes >= this.#budgetMinutes;
  }

  /** Declares the concept of the next actions, until the next call; null for several concepts. */
  turnTo(concept: string | null): void {
    this.#subject = { concept, knownBefore: concept !== null && this.#knows(concept) };
  }

  /** Reads the lesson. */
  read(concept: string): void {
    const requires = this.#trueRequires.get(concept) ?? [];
    this.tally.lessons += 1;
    const missing = requires.filter((each) => !this.#knows(each));
    const shown = this.graph.concepts.find(({ id }) => id === concept)?.requires ?? [];
    if (missing.length > 0) this.tally.unreadyLessons += 1;
    if (missing.length > 0 && !missing.some((each) => shown.includes(each))) this.tally.unseenLessons += 1;
    this.#spend(this.#minutesOf.get(concept) ?? 0, this.#subject.knownBefore);
    this.#learner.study(concept, this.#at);
  }

  /** Asks an item. Returns the result of a closed item, or the results of up to three runs of an exercise and of giving it up. */
  ask(item: ItemNode): Result[] {
    const isExercise = item.kind === "exercise";
    this.#spend(isExercise ? EXERCISE_MINUTES : CLOSED_MINUTES, this.#wasKnown(item.concept));
    const results: Result[] = [];
    for (let run = 0; run < (isExercise ? RUNS : 1); run += 1) {
      const result = this.#learner.answer(item, this.#at);
      results.push(result);
      if (result !== "wrong") break;
    }
    if (isExercise && results.at(-1) === "wrong") results.push("dont-know");
    this.tally.items += 1;
    this.#learner.practise(item.concept, results.at(-1) === "right", this.#at);
    return results;
  }

  /** As `ask`, for a review. Its time does not count as time on known concepts, because keeping them known is its aim. */
  review(item: ItemNode): Result[] {
    this.turnTo(null);
    this.tally.reviews += 1;
    const before = this.tally.knownMinutes;
    const results = this.ask(item);
    this.tally.knownMinutes = before;
    return results;
  }

  /** Records the result of a concept's first check. */
  checked(concept: string, passed: boolean): void {
    if (this.tally.firstChecks.has(concept)) return;
    this.tally.firstChecks.set(concept, passed);
  }

  /** Ends today's session without using the rest of it. */
  goHome(): void {
    const rest = SESSION_MINUTES - (this.#minutes % SESSION_MINUTES);
    this.#minutes += rest;
    this.tally.idleMinutes += rest;
  }

  /** The learner's own time: ms since the start of the course. */
  get #at(): number {
    return msAfter(this.#minutes);
  }

  #knows(concept: string): boolean {
    return this.#learner.knows(concept, this.#at);
  }

  #wasKnown(concept: string): boolean {
    return this.#subject.concept === concept ? this.#subject.knownBefore : this.#knows(concept);
  }

  #spend(minutes: number, onKnown: boolean): void {
    this.#minutes += minutes;
    this.tally.minutes += minutes;
    if (onKnown) this.tally.knownMinutes += minutes;
  }
}

export type Policy = { name: string; walk: (course: Course) => void };
