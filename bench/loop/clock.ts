const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Nine in the morning (UTC), in ms since the start of the day. */
const MORNING_MS = 9 * 60 * MINUTE_MS;

/** A learner's clock: some minutes of study a day, from nine in the morning. */
export class Clock {
  #day = 0;
  #minutes = 0;
  readonly #minutesADay: number;

  constructor(minutesADay: number) {
    this.#minutesADay = minutesADay;
  }

  /** Milliseconds since 1970, UTC. */
  get now(): number {
    return this.#day * DAY_MS + MORNING_MS + this.#minutes * MINUTE_MS;
  }

  /** Days since the start, from 0. */
  get day(): number {
    return this.#day;
  }

  spend(minutes: number): void {
    this.#minutes += minutes;
  }

  /** Ends the day when its minutes are used up. A step that has started is finished on the same day. */
  endStep(): void {
    if (this.#minutes >= this.#minutesADay) this.#goOn(this.#day + 1);
  }

  /** Goes on in the first morning after this time, ms; on the next day at the earliest. */
  waitUntil(time: number): void {
    this.#goOn(Math.max(this.#day + 1, Math.ceil((time - MORNING_MS) / DAY_MS)));
  }

  #goOn(day: number): void {
    this.#day = day;
    this.#minutes = 0;
  }
}
