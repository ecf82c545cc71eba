/**
 * A simulated learner: the behaviour that all kinds share. A kind adds its prior knowledge and its factors.
 *
 * 1. A lesson is understood with the learner's own chance when all true prerequisites are known. Each missing one lowers the chance.
 * 2. A lesson and an answer also use the prerequisites of the concept, which refreshes them a little.
 * 3. Practice refreshes a known concept. It sometimes teaches an unknown one, by the explanation that follows the answer.
 */
import { type Answering, type AskedItem, drawAnswering, type Manner, type Result } from "./answering.ts";
import { type CourseMap, reachFrom } from "./course.ts";
import { Memory } from "./memory.ts";
import { between, seededRandom } from "./random.ts";

/** All times are in ms. A placement may ask all its items at the same time. */
export type SimulatedLearner = {
  kind: string;
  /** Whether it truly knows the concept at that time. */
  knows(concept: string, at: number): boolean;
  /** Its result on an item. Does not change its knowledge: `practise` does. */
  answer(item: AskedItem, at: number): Result;
  /** Reads the concept's lesson with its examples. */
  study(concept: string, at: number): void;
  /** Learns from the explanation after an answer on the concept. */
  practise(concept: string, right: boolean, at: number): void;
};

export type Kind = {
  kind: string;
  /** Puts the prior knowledge, at time 0, into the memory. */
  bring(memory: Memory): void;
  /** True when a concept counts as known only with all its prerequisites. */
  closed?: boolean;
  /** How it answers, if not like most learners. */
  manner?: Manner;
  /** Factor on how long it remembers; 1 by default. */
  retention?: number;
  /** Factor on the chance to understand a lesson for each missing true prerequisite, 0-1; .4 by default. */
  perMissing?: number;
  /** Factor on the chance to understand a lesson; 1 by default. */
  easeOf?(concept: string): number;
  /** Chance to miss an item although able, on top of the usual slip, 0-1; 0 by default. */
  slipOf?(item: AskedItem): number;
};

/** `perMissing` of most kinds. */
const PER_MISSING = 0.4;
/**
 * Chance to understand from the explanation alone, as a share of the chance by a lesson: after a miss, and after a lucky guess.
 * An explanation takes a minute and a lesson a quarter of an hour, so an explanation teaches no faster for its time.
 */
const BY_EXPLANATION = { wrong: 0.08, right: 0.04 } as const;
/** Practice value of an indirect use, through a dependent concept, and of a wrong answer on a known concept. */
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
    this.#answering = drawAnswering(seededRandom(`${seed} answering`), kind.manner);
    // Learners in ALEKS learn nine of ten topics that they are ready for.
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
    return this.#answering(item, able && !this.#misses(item), this.#draw(`answer ${item.id}`));
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

  #misses(item: AskedItem): boolean {
    const slip = this.#kind.slipOf?.(item) ?? 0;
    return slip > 0 && this.#draw(`miss ${item.id}`)() < slip;
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

  /** Separate random numbers for each act and its count, so that the same act has the same luck under every policy. */
  #draw(act: string) {
    const times = (this.#times.get(act) ?? 0) + 1;
    this.#times.set(act, times);
    return seededRandom(`${this.#seed} ${act} ${times}`);
  }
}

export function toLearner(course: CourseMap, seed: string, kind: Kind): SimulatedLearner {
  return new Learner(course, seed, kind);
}
