/**
 * A simulated learner: what its kind brings along, and what all kinds share.
 *
 * 1. A lesson is understood with the learner's own chance when all that the concept truly requires is known, and the less the more of it is missing.
 * 2. A lesson and an answer use what the concept rests on, which keeps it alive a little.
 * 3. Practice of something known keeps it alive; practice of something unknown teaches it now and then, by the explanation that follows a wrong answer.
 */
import { type Answering, type AskedItem, drawAnswering, type Result } from "./answering.ts";
import { type CourseMap, reachFrom } from "./course.ts";
import { Memory } from "./memory.ts";
import { between, seededRandom } from "./random.ts";

/** All moments in ms; a placement may ask everything at the same one. */
export type SimulatedLearner = {
  kind: string;
  /** Whether it truly knows the concept at that moment. */
  knows(concept: string, at: number): boolean;
  /** What it says to an item. Changes nothing of what it knows: `practise` does. */
  answer(item: AskedItem, at: number): Result;
  /** Reads the concept's lesson with its examples. */
  study(concept: string, at: number): void;
  /** Has answered an item of the concept and read why. */
  practise(concept: string, right: boolean, at: number): void;
};

export type Kind = {
  kind: string;
  /** Puts what the learner knows at moment 0 into its memory. */
  bring(memory: Memory): void;
  /** True when nothing counts as known whose prerequisites are not. */
  closed?: boolean;
  /** How long it keeps what it learns, as a factor; 1 when left out. */
  retention?: number;
  /** What is left of the chance to understand a lesson for each true prerequisite that is missing, 0-1; .4 when left out. */
  perMissing?: number;
  /** Factor on the chance to understand a lesson; 1 when left out. */
  easeOf?(concept: string): number;
};

/** `perMissing` of most kinds. */
const PER_MISSING = 0.4;
/**
 * Chance to understand from the explanation alone, as a share of that by a lesson: after a miss, and after a lucky answer.
 * It takes a minute where a lesson takes a quarter of an hour, and teaches no faster for its time.
 */
const BY_EXPLANATION = { wrong: 0.08, right: 0.04 } as const;
/** What using a concept through one that rests on it is worth, and an answer that was wrong although it is known. */
const INDIRECT_USE = 0.5;
const WRONG_USE = 0.5;

class Learner implements SimulatedLearner {
  readonly kind: string;
  readonly #course: CourseMap;
  readonly #seed: string;
  readonly #kind: Kind;
  readonly #memory: Memory;
  readonly #answering: Answering;
  readonly #grasp: number;
  readonly #times = new Map<string, number>();

  constructor(course: CourseMap, seed: string, kind: Kind) {
    this.kind = kind.kind;
    this.#course = course;
    this.#seed = seed;
    this.#kind = kind;
    this.#memory = new Memory(seed, kind.retention);
    this.#answering = drawAnswering(seededRandom(`${seed} answering`));
    // Learners of ALEKS learn nine in ten of the topics that they are ready for.
    this.#grasp = between(seededRandom(`${seed} grasp`), 0.82, 0.98);
    kind.bring(this.#memory);
  }

  knows(concept: string, at: number): boolean {
    if (!this.#memory.holds(concept, at)) return false;
    if (!this.#kind.closed) return true;
    const below = reachFrom(concept, this.#course.requires);
    return [...below].every((id) => this.#memory.holds(id, at));
  }

  answer(item: AskedItem, at: number): Result {
    const able = [item.concept, ...item.also].every((concept) => this.knows(concept, at));
    return this.#answering(item, able, this.#draw(`answer ${item.id}`));
  }

  study(concept: string, at: number): void {
    this.#useBelow(concept, at);
    if (this.knows(concept, at)) this.#memory.use(concept, at, 1);
    else if (this.#draw(`study ${concept}`)() < this.#chanceToGrasp(concept, at))
      this.#memory.learn(concept, at);
  }

  practise(concept: string, right: boolean, at: number): void {
    if (this.knows(concept, at)) {
      this.#memory.use(concept, at, right ? 1 : WRONG_USE);
      if (right) this.#useBelow(concept, at);
      return;
    }
    const share = right ? BY_EXPLANATION.right : BY_EXPLANATION.wrong;
    if (this.#draw(`practise ${concept}`)() < share * this.#chanceToGrasp(concept, at))
      this.#memory.learn(concept, at);
  }

  #chanceToGrasp(concept: string, at: number): number {
    const missing = this.#course.requires(concept).filter((id) => !this.knows(id, at)).length;
    const ease = this.#kind.easeOf?.(concept) ?? 1;
    const perMissing = this.#kind.perMissing ?? PER_MISSING;
    return Math.min(0.99, this.#grasp * ease * perMissing ** missing);
  }

  #useBelow(concept: string, at: number): void {
    for (const id of this.#course.requires(concept)) this.#memory.use(id, at, INDIRECT_USE);
  }

  /** Draws of its own for each act and how often it was done: the same act meets the same luck in every arm of a benchmark. */
  #draw(act: string) {
    const times = (this.#times.get(act) ?? 0) + 1;
    this.#times.set(act, times);
    return seededRandom(`${this.#seed} ${act} ${times}`);
  }
}

export function toLearner(course: CourseMap, seed: string, kind: Kind): SimulatedLearner {
  return new Learner(course, seed, kind);
}
