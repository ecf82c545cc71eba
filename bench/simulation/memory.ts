/**
 * What a simulated learner holds, and for how long.
 *
 * 1. What is learnt lasts for a time drawn from a Weibull distribution with the concept's stability as its scale: lost seldom at first, then sooner and sooner.
 * 2. Using it while it is there draws a new time and lengthens the stability: hardly at once, up to `GROWTH` times after a long rest (the spacing effect).
 * 3. What was lost is learnt again with some of its stability left (savings, Ebbinghaus 1885).
 *
 * Lifetimes are drawn by concept and use, so the same acts lead to the same losses whatever was done between.
 */
import { logNormal, seededRandom } from "./random.ts";

export const DAY_MS = 86_400_000;

/** Shape of the lifetimes: between chance alone (1) and a fixed day of loss (large). */
const SHAPE = 1.5;
/**
 * Stability of a concept after one lesson and no practice: 12 days, so that half of such concepts are gone after 9.
 * Between word lists (a day or two) and what is used at work (months). Concepts differ, so that over many the loss is steep first and flat later.
 */
const FRESH_DAYS = 12;
const FRESH_SPREAD = 0.5;
/** Stability of what somebody brings to the course: used before, and still there. */
const BROUGHT_DAYS = 200;
/** Most that one use after a long rest multiplies the stability by: 2 to 3 in studies of expanding practice. */
const GROWTH = 2.5;
/** Share of an earlier stability that learning again brings back. */
const SAVINGS = 0.5;

type Trace = { at: number; lastsMs: number; stabilityMs: number; uses: number };

export class Memory {
  readonly #seed: string;
  readonly #traces = new Map<string, Trace>();
  /** How much longer this learner keeps things than others. */
  readonly #retention: number;

  /** @param retention factor on how long things are kept, beside the learner's own */
  constructor(seed: string, retention = 1) {
    this.#seed = seed;
    this.#retention = retention * logNormal(seededRandom(`${seed} retention`), 1, 0.35);
  }

  holds(concept: string, at: number): boolean {
    const trace = this.#traces.get(concept);
    return trace !== undefined && at - trace.at < trace.lastsMs;
  }

  /** Brought along from before the course. */
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

  /** @param effort how much of a full practice it is, 0-1; nothing happens to what is not held */
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
