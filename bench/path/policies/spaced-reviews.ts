import { DAY_MS } from "../clock.ts";

const FIRST_DAYS = 3;
const GROWTH = 2.2;

type Card = { concept: string; dueAt: number; days: number };

/** Common spaced repetition: the interval to the next review grows with each success and falls back to a day after a miss. */
export class SpacedReviews {
  readonly #cards = new Map<string, Card>();

  add(concept: string, now: number): void {
    this.#cards.set(concept, { concept, days: FIRST_DAYS, dueAt: now + FIRST_DAYS * DAY_MS });
  }

  /** The concept that is most overdue relative to its interval; null when none is due. */
  due(now: number): string | null {
    const overdue = ({ dueAt, days }: Card) => (now - dueAt) / days;
    const due = [...this.#cards.values()].filter(({ dueAt }) => dueAt <= now);
    return due.toSorted((a, b) => overdue(b) - overdue(a))[0]?.concept ?? null;
  }

  /** Schedules the next review of a concept. */
  answered(concept: string, right: boolean, now: number): void {
    const days = right ? (this.#cards.get(concept)?.days ?? FIRST_DAYS) * GROWTH : 1;
    this.#cards.set(concept, { concept, days, dueAt: now + days * DAY_MS });
  }
}
