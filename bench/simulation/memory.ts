/**
 * Memory of a simulated learner.
 *
 * 1. A learnt concept lasts for a time drawn from a Weibull distribution whose scale is the concept's stability: the risk of loss grows with time.
 * 2. Use of a remembered concept draws a new time and raises the stability: hardly after a short rest, up to `GROWTH` times after a long one (spacing effect).
 * 3. A lost concept keeps part of its stability when it is learnt again (savings, Ebbinghaus 1885).
 *
 * Lifetimes are drawn by concept and number of uses, so the same acts lead to the same losses, regardless of other acts in between.
 */
import { logNormal, seededRandom } from "./random.ts";

export const DAY_MS = 86_400_000;

/** Shape of the Weibull distribution: 1 would be a constant risk of loss, a large value a fixed day of loss. */
const SHAPE = 1.5;
/**
 * Stability of a concept after one lesson and no practice: 12 days, so that half of these concepts are lost after 9.
 * This lies between word lists (a day or two) and knowledge used at work (months). Concepts differ, so the total loss is steep at first and flat later.
 */
const FRESH_DAYS = 12;
const FRESH_SPREAD = 0.5;
/** Stability of prior knowledge: used before, and still remembered. */
const BROUGHT_DAYS = 200;
/** Maximum factor on the stability by one use after a long rest: 2 to 3 in studies of expanding practice. */
const GROWTH = 2.5;
/** Share of the earlier stability that relearning restores. */
const SAVINGS = 0.5;

type Trace = { at: number; lastsMs: number; stabilityMs: number; uses: number };

export class Memory {
  readonly #seed: string;
  readonly #traces = new Map<string, Trace>();
  /** Factor on how long this learner remembers. */
  readonly #retention: number;

  /** @param retention factor of the kind of learner, on top of the learner's own */
  constructor(seed: string, retention = 1) {
    this.#seed = seed;
    this.#retention = retention * logNormal(seededRandom(`${seed} retention`), 1, 0.35);
  }

  holds(concept: string, at: number): boolean {
    const trace = this.#traces.get(concept);
    return trace !== undefined && at - trace.at < trace.lastsMs;
  }

  /** Adds prior knowledge from before the course. */
  bring(concept: string, at: number): void {
    const random = seededRandom(`${this.#seed} brought ${concept}`);
    const stabilityMs = logNormal(random, BROUGHT_DAYS, 0.7) * DAY_MS * this.#retention;
    this.#keep(concept, at, stabilityMs);
  }

  learn(concept: string, at: number): void {
    const sticks = logNormal(seededRandom(`${this.#seed} sticks ${concept}`), 1, FRESH_SPREAD);
    const fresh = FRESH_DAYS * DAY_MS * this.#retention * sticks;
    const before = this.#traces.get(concept)?.stabilityMs ?? 0;
    this.#keep(concept, at, Math.max(fresh, before * SAVINGS));
  }

  /** Refreshes a remembered concept; does nothing for another one. @param effort share of a full practice, 0-1 */
  use(concept: string, at: number, effort: number): void {
    const trace = this.#traces.get(concept);
    if (trace === undefined || !this.holds(concept, at)) return;
    const rest = 1 - Math.exp(-(at - trace.at) / trace.stabilityMs);
    this.#keep(concept, at, trace.stabilityMs * (1 + (GROWTH - 1) * rest * effort));
  }

  lose(concept: string): void {
    this.#traces.delete(concept);
  }

  #keep(concept: string, at: number, stabilityMs: number): void {
    const uses = (this.#traces.get(concept)?.uses ?? 0) + 1;
    const random = seededRandom(`${this.#seed} lasts ${concept} ${uses}`);
    this.#traces.set(concept, {
      at,
      stabilityMs,
      uses,
      lastsMs: stabilityMs * (-Math.log(1 - random())) ** (1 / SHAPE),
    });
  }
}
