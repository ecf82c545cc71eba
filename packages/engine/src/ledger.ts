/**
 * A second, plain way from the log to what is believed: it shares the figures of the model (parameters.ts, belief.ts) with the fold, and none of its code.
 * It exists so that a reason can be checked by something other than what made it.
 */
import { answerLogOdds, isSettled, PRIOR_LOG_ODDS } from "./belief.ts";
import type { Graph } from "./graph.ts";
import type { Answered, LogEvent } from "./log.ts";
import { PARAMETERS } from "./parameters.ts";

const DAY_MS = 86_400_000;

type Account = {
  parts: { value: number; doubtFrom: string | null }[];
  own: { id: string; right: boolean; exercise: boolean; place: number }[];
  lessonPlace: number;
  shownAt: number | null;
  halfLifeDays: number;
  putOffUntil: number;
};

/** What the log says of each concept, as plain sums. */
export class Ledger {
  readonly graph: Graph;
  readonly trouble = new Map<string, number>();
  readonly reviews = { answersSince: 0, day: 0, onDay: 0 };
  readonly #accounts = new Map<string, Account>();
  #place = 0;

  constructor(graph: Graph, log: readonly LogEvent[]) {
    this.graph = graph;
    const gone = new Set(log.map((event) => (event.kind === "voided" ? event.event : "")));
    for (const event of log) {
      if (event.kind === "voided" || gone.has(event.id)) continue;
      this.#place += 1;
      if (event.kind === "answered") this.#answer(event);
      if (event.kind === "lesson-finished") this.#lesson(event.concept);
      if (event.kind === "deferred") this.account(event.concept).putOffUntil = event.at + PARAMETERS.putOffMs;
      if (event.kind === "reset") this.#forget(event.concept);
    }
  }

  account(concept: string): Account {
    const fresh: Account = {
      parts: [],
      own: [],
      lessonPlace: 0,
      shownAt: null,
      halfLifeDays: PARAMETERS.firstHalfLifeDays,
      putOffUntil: 0,
    };
    const held = this.#accounts.get(concept) ?? fresh;
    this.#accounts.set(concept, held);
    return held;
  }

  logOdds(concept: string): number {
    let sum = PRIOR_LOG_ODDS;
    for (const { value } of this.account(concept).parts) sum += value;
    return sum;
  }

  belief(concept: string): number {
    return 1 / (1 + Math.exp(-this.logOdds(concept)));
  }

  asked(concept: string): boolean {
    return this.account(concept).own.length > 0;
  }

  known(concept: string): boolean {
    const missed = this.account(concept).own.some(({ right }) => !right);
    return this.belief(concept) >= (missed ? PARAMETERS.strong : PARAMETERS.enough);
  }

  requires(concept: string): readonly string[] {
    return this.graph.concepts.find(({ id }) => id === concept)?.requires ?? [];
  }

  recall(concept: string, now: number): number {
    const { shownAt, halfLifeDays } = this.account(concept);
    return shownAt === null ? 1 : 2 ** (-Math.max(0, now - shownAt) / DAY_MS / halfLifeDays);
  }

  gapScore(concept: string): number {
    return this.requires(concept).reduce(
      (score, each) => score * this.belief(each),
      1 - this.belief(concept),
    );
  }

  /** Edges from `concept` down to each concept that it rests on, breadth first. */
  distances(concept: string, next: (id: string) => readonly string[]): Map<string, number> {
    const found = new Map<string, number>();
    const open: [string, number][] = [[concept, 0]];
    for (const [id, distance] of open) {
      for (const neighbour of next(id)) {
        if (found.has(neighbour)) continue;
        found.set(neighbour, distance + 1);
        open.push([neighbour, distance + 1]);
      }
    }
    return found;
  }

  under(concept: string): Map<string, number> {
    return this.distances(concept, (id) => this.requires(id));
  }

  #over(concept: string): Map<string, number> {
    const over = (id: string) =>
      this.graph.concepts.filter((each) => each.requires.includes(id)).map((each) => each.id);
    return this.distances(concept, over);
  }

  #scale(concept: string, scales: (value: number) => number): void {
    for (const part of this.account(concept).parts) part.value = scales(part.value);
  }

  #add(concept: string, part: number, doubtFrom: string | null = null): void {
    const room = PARAMETERS.mostLogOdds - Math.sign(part) * this.logOdds(concept);
    const cut = Math.sign(part) * Math.max(0, Math.min(Math.abs(part), room));
    if (cut !== 0) this.account(concept).parts.push({ value: cut, doubtFrom });
  }

  #answer(answer: Answered): void {
    this.#countReview(answer);
    if (answer.onlyMeasures) return;
    const right = answer.result === "right";
    const value = answerLogOdds(answer);
    const account = this.account(answer.concept);
    if (right)
      this.#scale(answer.concept, (value) => (value < 0 ? value * PARAMETERS.keepWrongAfterRight : value));
    if (!right && value < 0 && isSettled(answer)) {
      this.#scale(answer.concept, (value) => (value > 0 ? value * PARAMETERS.keepRightAfterWrong : value));
    }
    if (isSettled(answer)) {
      account.own.push({
        id: answer.id,
        right,
        exercise: answer.itemKind === "exercise",
        place: this.#place,
      });
    }
    this.#add(answer.concept, value);
    for (const other of right ? answer.also : answer.faults) {
      if (other === answer.concept) continue;
      this.#add(other, value * (right ? PARAMETERS.alsoWeight : PARAMETERS.faultWeight));
    }
    if (isSettled(answer)) this.#infer(answer);
    if (right && this.known(answer.concept)) this.#liftDoubts(answer.concept);
    this.#recollect(answer);
    this.#noteTrouble(answer.concept);
  }

  #infer(answer: Answered): void {
    const belief = this.belief(answer.concept);
    const moves: [string, number][] = [];
    if (answer.result === "right") {
      for (const [below, hops] of this.under(answer.concept)) {
        const floor = belief * PARAMETERS.holdPerHop ** hops;
        moves.push([below, Math.max(0, Math.log(floor / (1 - floor)) - this.logOdds(below))]);
      }
    } else {
      const misses = this.account(answer.concept).own.filter((own) => !own.right).length;
      const doubt =
        answer.result === "dont-know"
          ? 1
          : misses > 1
            ? PARAMETERS.doubtOfMoreMisses
            : PARAMETERS.doubtOfOneMiss;
      for (const [above, hops] of this.#over(answer.concept)) {
        const ceiling = 1 - (1 - belief) * PARAMETERS.holdPerHop ** hops;
        moves.push([above, doubt * Math.min(0, Math.log(ceiling / (1 - ceiling)) - this.logOdds(above))]);
      }
    }
    for (const [concept, move] of moves) {
      const part = move * (this.asked(concept) ? PARAMETERS.inferWhenAsked : 1);
      this.#add(concept, part, part < 0 ? answer.concept : null);
    }
  }

  #liftDoubts(concept: string): void {
    for (const account of this.#accounts.values()) {
      account.parts = account.parts.filter(({ doubtFrom }) => doubtFrom !== concept);
    }
  }

  #recollect(answer: Answered): void {
    const account = this.account(answer.concept);
    if (answer.result !== "right") {
      account.halfLifeDays = Math.max(PARAMETERS.shortestHalfLifeDays, account.halfLifeDays / 2);
      return;
    }
    if (this.asked(answer.concept) && this.known(answer.concept)) {
      const rested = account.shownAt !== null && answer.at - account.shownAt >= PARAMETERS.restMs;
      if (rested) account.halfLifeDays *= PARAMETERS.halfLifeGrowth;
      account.shownAt = answer.at;
    }
    for (const required of this.requires(answer.concept)) {
      if (this.asked(required) && this.known(required)) this.account(required).shownAt = answer.at;
    }
  }

  #noteTrouble(concept: string): void {
    if (this.known(concept)) {
      this.trouble.delete(concept);
      return;
    }
    const { own, lessonPlace } = this.account(concept);
    let misses = 0;
    for (const answer of own) misses = answer.place <= lessonPlace || answer.right ? 0 : misses + 1;
    if (lessonPlace > 0 && misses >= PARAMETERS.missesThatTrace) this.trouble.set(concept, this.#place);
  }

  #countReview(answer: Answered): void {
    const day = Math.floor(answer.at / DAY_MS);
    if (day !== this.reviews.day) this.reviews.onDay = 0;
    this.reviews.day = day;
    this.reviews.answersSince = answer.purpose === "review" ? 0 : this.reviews.answersSince + 1;
    if (answer.purpose === "review") this.reviews.onDay += 1;
  }

  #lesson(concept: string): void {
    const account = this.account(concept);
    this.#scale(concept, (value) => (value < 0 ? value * PARAMETERS.keepWrongAfterLesson : value));
    account.lessonPlace = this.#place;
    const before = this.belief(concept);
    const after = before + (1 - before) * PARAMETERS.learnByLesson;
    this.#add(concept, Math.log(after / (1 - after)) - Math.log(before / (1 - before)));
  }

  #forget(concept: string | null): void {
    if (concept !== null) {
      this.#accounts.delete(concept);
      this.trouble.delete(concept);
      return;
    }
    this.#accounts.clear();
    this.trouble.clear();
    Object.assign(this.reviews, { answersSince: 0, day: 0, onDay: 0 });
  }
}
