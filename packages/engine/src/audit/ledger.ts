/**
 * A second, plain implementation of the fold, so that a reason can be checked by other code than the one that made it.
 *
 * It shares the numbers and formulas of the model with the fold (parameters.ts, likelihood.ts, moments.ts, prior.ts, remember.ts), and none of its other code.
 * The fold keeps the belief in the coordinates of the concepts that were asked; the ledger keeps the whole covariance matrix.
 */
import { limitedVariance } from "../belief/gaussian.ts";
import { isSettled, type Likelihood, likelihoodOf, logRatioOf } from "../belief/likelihood.ts";
import { matchMoments } from "../belief/moments.ts";
import { priorOf } from "../belief/prior.ts";
import type { Graph } from "../graph.ts";
import type { Answered, LogEvent } from "../log.ts";
import { memoryAfterAnswer, memoryAfterCredit, recallAt } from "../memory/remember.ts";
import { LEAST_VARIANCE, LOGISTIC_SPREAD, PARAMETERS } from "../parameters.ts";
import type { Memory } from "../state.ts";

const DAY_MS = 86_400_000;

type Account = {
  logRatio: number;
  logRatioBeforeLesson: number;
  answers: { id: string; right: boolean; sequence: number }[];
  lessonSequence: number;
  memory: Memory | null;
  putOffUntil: number;
};

/** State of each concept, computed from the log. */
export class Ledger {
  readonly graph: Graph;
  readonly trouble = new Map<string, number>();
  readonly reviews = { answersSince: 0, day: 0, onDay: 0 };
  lastAnswerAt: number | null = null;
  cameBackAt: number | null = null;
  readonly #accounts = new Map<string, Account>();
  readonly #order: readonly string[];
  #mean: number[] = [];
  #matrix: number[][] = [];
  #sequence = 0;
  #logOdds: Map<string, number> | null = null;

  constructor(graph: Graph, log: readonly LogEvent[]) {
    this.graph = graph;
    this.#order = graph.concepts.map(({ id }) => id);
    this.#startStrengths();
    const gone = new Set(log.map((event) => (event.kind === "voided" ? event.event : "")));
    for (const event of log) {
      if (event.kind === "voided" || gone.has(event.id)) continue;
      this.#sequence += 1;
      if (event.kind === "answered") this.#applyAnswer(event);
      if (event.kind === "lesson-finished") this.#applyLesson(event.concept);
      if (event.kind === "deferred") this.account(event.concept).putOffUntil = event.at + PARAMETERS.putOffMs;
      if (event.kind === "reset") this.#applyReset(event.concept);
    }
  }

  account(concept: string): Account {
    const fresh: Account = {
      logRatio: 0,
      logRatioBeforeLesson: 0,
      answers: [],
      lessonSequence: 0,
      memory: null,
      putOffUntil: 0,
    };
    const account = this.#accounts.get(concept) ?? fresh;
    this.#accounts.set(concept, account);
    return account;
  }

  logOdds(concept: string): number {
    this.#logOdds ??= this.#readAll();
    return this.#logOdds.get(concept) ?? 0;
  }

  masteryOf(concept: string): number {
    return sigmoid(this.logOdds(concept));
  }

  wasAsked(concept: string): boolean {
    return this.account(concept).answers.length > 0;
  }

  isKnown(concept: string): boolean {
    const { answers, lessonSequence } = this.account(concept);
    const last = answers.at(-1)?.sequence ?? 0;
    if (lessonSequence > last || this.#onlyMissed(concept)) return false;
    const missed = answers.some(({ right }) => !right);
    return (
      this.#steady(concept) || this.masteryOf(concept) >= (missed ? PARAMETERS.strong : PARAMETERS.enough)
    );
  }

  mayBuildOn(concept: string): boolean {
    return (
      this.isKnown(concept) || (this.masteryOf(concept) >= PARAMETERS.enough && !this.#onlyMissed(concept))
    );
  }

  requires(concept: string): readonly string[] {
    return this.graph.concepts.find(({ id }) => id === concept)?.requires ?? [];
  }

  recall(concept: string, now: number): number {
    const { memory } = this.account(concept);
    return memory === null ? 1 : recallAt(memory, now);
  }

  /** Chance that the gap behind the failure of `failed` is this prerequisite. */
  gapScore(concept: string, failed: string): number {
    const suspicions = new Map([[failed, PARAMETERS.gapOwnWeight * this.#suspicion(failed)]]);
    for (const [id, edges] of this.ancestors(failed))
      suspicions.set(id, PARAMETERS.gapPerEdge ** edges * this.#suspicion(id));
    const sum = [...suspicions.values()].reduce((total, each) => total + each, 0);
    return (suspicions.get(concept) ?? 0) / sum;
  }

  /** Distance in edges from `concept` to each of its prerequisites, direct and indirect; breadth first. */
  ancestors(concept: string): Map<string, number> {
    const found = new Map<string, number>();
    const open: [string, number][] = [[concept, 0]];
    for (const [id, distance] of open) {
      for (const neighbour of this.requires(id)) {
        if (found.has(neighbour) || !this.#order.includes(neighbour)) continue;
        found.set(neighbour, distance + 1);
        open.push([neighbour, distance + 1]);
      }
    }
    return found;
  }

  #suspicion(concept: string): number {
    const logOfBelow = this.requires(concept).reduce((sum, each) => sum + Math.log(this.masteryOf(each)), 0);
    const logOfMissing = Math.log1p(-this.masteryOf(concept));
    return Math.exp(PARAMETERS.gapMissingPower * logOfMissing + PARAMETERS.gapBelowPower * logOfBelow);
  }

  #startStrengths(): void {
    const prior = priorOf(this.graph);
    this.#mean = [...prior.mean];
    this.#matrix = this.#order.map((_, concept) => [...prior.column(concept)]);
  }

  #onlyMissed(concept: string): boolean {
    const { answers } = this.account(concept);
    return answers.length > 0 && !answers.some(({ right }) => right);
  }

  #steady(concept: string): boolean {
    const last = this.account(concept).answers.slice(-PARAMETERS.rightsThatShow);
    return last.length === PARAMETERS.rightsThatShow && last.every(({ right }) => right);
  }

  #strength(concept: string): { mean: number; variance: number } {
    const at = this.#order.indexOf(concept);
    return { mean: this.#mean[at] ?? 0, variance: this.#matrix[at]?.[at] ?? 1 };
  }

  #strengthLogOdds(concept: string): number {
    if (!this.#order.includes(concept)) return 0;
    const { mean, variance } = this.#strength(concept);
    return mean / Math.sqrt(0.25 + LOGISTIC_SPREAD * variance);
  }

  /** Log-odds of mastery of every concept: strength, noisy AND and ability, weighted. */
  #readAll(): Map<string, number> {
    const { holds, anyway, rootsHold, othersHold } = PARAMETERS.network;
    const support = new Map<string, number>(this.#order.map((id) => [id, this.account(id).logRatio]));
    const messages = new Map<string, number>();
    for (const child of [...this.#order].reverse()) {
      const required = this.requires(child).filter((id) => support.has(id));
      const likelier = Math.exp(within(support.get(child) ?? 0, PARAMETERS.mostLogRatio)) - 1;
      const withAll = anyway + (holds - anyway) * othersHold ** Math.max(0, required.length - 1);
      const message = Math.log1p(likelier * withAll) - Math.log1p(likelier * anyway);
      messages.set(child, message);
      for (const id of required) support.set(id, (support.get(id) ?? 0) + message);
    }
    const abilities = this.#readAbility();
    const network = new Map<string, number>();
    const read = new Map<string, number>();
    for (const id of this.#order) {
      const required = this.requires(id).filter((each) => support.has(each));
      const allThere = required.reduce(
        (all, each) => all * sigmoid((network.get(each) ?? 0) - (messages.get(id) ?? 0)),
        1,
      );
      const before = required.length === 0 ? rootsHold : anyway + (holds - anyway) * allThere;
      const logic = Math.log(before / (1 - before)) + within(support.get(id) ?? 0, PARAMETERS.mostLogRatio);
      network.set(id, logic);
      const { strength, network: byLogic, ability } = PARAMETERS.readings;
      const sum = strength * this.#strengthLogOdds(id) + byLogic * logic + ability * (abilities.get(id) ?? 0);
      read.set(id, within(sum, PARAMETERS.mostLogOdds));
    }
    return read;
  }

  /** Log-odds of every concept by the one ability, which Bayes' rule updates concept by concept. */
  #readAbility(): Map<string, number> {
    const ease = this.#easeOfConcepts();
    const { points: count, widest } = PARAMETERS.ability;
    const steps = [...Array(count).keys()].map((step) => (2 * widest * step) / (count - 1) - widest);
    let points = steps.map((ability) => ({ ability, weight: Math.exp(-(ability ** 2) / 2) }));
    const chanceAt = (id: string, ability: number) =>
      sigmoid(PARAMETERS.ability.slope * ability + (ease.get(id) ?? 0));
    for (const id of this.#order) {
      const times = Math.exp(within(this.account(id).logRatioBeforeLesson, PARAMETERS.mostLogRatio));
      points = points.map(({ ability, weight }) => {
        const chance = chanceAt(id, ability);
        return { ability, weight: weight * (chance * times + 1 - chance) };
      });
      const sum = points.reduce((total, { weight }) => total + weight, 0);
      points = points.map(({ ability, weight }) => ({ ability, weight: weight / sum }));
    }
    return new Map(
      this.#order.map((id) => {
        const times = Math.exp(within(this.account(id).logRatio, PARAMETERS.mostLogRatio));
        const known = points.reduce((sum, { ability, weight }) => {
          const chance = chanceAt(id, ability) * times;
          return sum + (weight * chance) / (chance + 1 - chanceAt(id, ability));
        }, 0);
        const unknown = points.reduce((sum, { ability, weight }) => {
          const chance = chanceAt(id, ability);
          return sum + (weight * (1 - chance)) / (chance * times + 1 - chance);
        }, 0);
        return [id, Math.log(known) - Math.log(unknown)];
      }),
    );
  }

  /** Log-odds of knowing each concept at average ability. */
  #easeOfConcepts(): Map<string, number> {
    const { start, perDepth, late } = PARAMETERS.ability;
    const depths = new Map<string, number>();
    for (const id of this.#order)
      depths.set(id, Math.max(0, ...this.requires(id).map((each) => (depths.get(each) ?? -1) + 1)));
    const deepest = Math.max(1, ...depths.values());
    return new Map(
      [...depths].map(([id, depth], at) => [
        id,
        start - (perDepth * depth) / deepest - (late * at) / this.#order.length,
      ]),
    );
  }

  #applyAnswer(answer: Answered): void {
    this.#countReview(answer);
    if (answer.onlyMeasures) return;
    this.#logOdds = null;
    const right = answer.result === "right";
    const likelihood = likelihoodOf(answer);
    const named = right ? answer.also : answer.faults;
    const others = named.filter((id) => id !== answer.concept);
    const blamesOnlyOthers = answer.result === "wrong" && others.length > 0 && others.length === named.length;
    this.#addForgetting(answer.concept, this.recall(answer.concept, answer.at));
    this.#updateConcept(answer.concept, likelihood, blamesOnlyOthers ? PARAMETERS.ownWeightBesideFault : 1);
    for (const id of others)
      this.#updateConcept(id, likelihood, right ? PARAMETERS.alsoWeight : PARAMETERS.faultWeight);
    if (isSettled(answer)) {
      this.account(answer.concept).answers.push({ id: answer.id, right, sequence: this.#sequence });
      this.#updateMemory(answer);
    }
    this.#updateTrouble(answer);
  }

  #addForgetting(concept: string, recall: number): void {
    const at = this.#order.indexOf(concept);
    const row = this.#matrix[at];
    if (row) row[at] = (row[at] ?? 0) + PARAMETERS.forgettingVariance * (1 - recall);
  }

  #updateConcept(concept: string, likelihood: Likelihood, share: number): void {
    const at = this.#order.indexOf(concept);
    const weight = likelihood.weight * share;
    if (at === -1 || weight === 0) return;
    const { right } = likelihood;
    const account = this.account(concept);
    const keep = right
      ? account.logRatio < 0
        ? PARAMETERS.keepWrongAfterRight
        : 1
      : account.logRatio > 0
        ? PARAMETERS.keepRightAfterWrong
        : 1;
    account.logRatio *= 1 - (1 - keep) * weight;
    account.logRatio += logRatioOf({ ...likelihood, weight });
    if (account.lessonSequence === 0) account.logRatioBeforeLesson = account.logRatio;
    this.#updateStrengths(at, { ...likelihood, weight });
  }

  /** The textbook update of a joint normal by one answer: every entry of the matrix changes. */
  #updateStrengths(at: number, likelihood: Likelihood): void {
    const gain = this.#matrix.map((row) => row[at] ?? 0);
    const before = { mean: this.#mean[at] ?? 0, variance: Math.max(LEAST_VARIANCE, gain[at] ?? 0) };
    const { pull, tightening } = matchMoments(
      before.mean - likelihood.difficulty,
      before.variance + likelihood.difficultyVariance,
      likelihood,
    );
    const free = {
      mean: before.mean + before.variance * pull,
      variance: before.variance - before.variance ** 2 * tightening,
    };
    const variance = limitedVariance(before, free, likelihood.right);
    const factor = (before.variance - variance) / before.variance ** 2;
    this.#mean = this.#mean.map((mean, id) => mean + pull * (gain[id] ?? 0));
    this.#matrix = this.#matrix.map((row, i) =>
      row.map((entry, j) => entry - factor * (gain[i] ?? 0) * (gain[j] ?? 0)),
    );
  }

  #showsConcept({ concept, result }: Answered): boolean {
    const enough = Math.log(PARAMETERS.enough / (1 - PARAMETERS.enough));
    return result === "right" && (this.#steady(concept) || this.#strengthLogOdds(concept) >= enough);
  }

  #updateMemory(answer: Answered): void {
    const account = this.account(answer.concept);
    account.memory = memoryAfterAnswer(account.memory, answer, this.#showsConcept(answer));
    if (answer.result !== "right") return;
    const back = this.cameBackAt;
    const whole = back !== null && answer.at - back < PARAMETERS.recheckDays * DAY_MS;
    for (const [id, hops] of this.ancestors(answer.concept)) {
      const below = this.account(id);
      if (below.memory === null || (!whole && hops > 1)) continue;
      below.memory = memoryAfterCredit(below.memory, answer.at, whole ? 1 : PARAMETERS.creditBelow);
    }
  }

  #updateTrouble(answer: Answered): void {
    const { concept } = answer;
    if (this.#showsConcept(answer)) {
      this.trouble.delete(concept);
      return;
    }
    const { answers, lessonSequence } = this.account(concept);
    let misses = 0;
    for (const each of answers) misses = each.sequence <= lessonSequence || each.right ? 0 : misses + 1;
    const fails = answer.result !== "right" && lessonSequence > 0 && misses >= PARAMETERS.missesThatTrace;
    if (fails) this.trouble.set(concept, this.#sequence);
  }

  #countReview(answer: Answered): void {
    const last = this.lastAnswerAt;
    if (last !== null && answer.at - last >= PARAMETERS.absenceDays * DAY_MS) this.cameBackAt = answer.at;
    this.lastAnswerAt = Math.max(answer.at, last ?? answer.at);
    const day = Math.floor(answer.at / DAY_MS);
    if (day !== this.reviews.day) this.reviews.onDay = 0;
    this.reviews.day = day;
    this.reviews.answersSince = answer.purpose === "review" ? 0 : this.reviews.answersSince + 1;
    if (answer.purpose === "review") this.reviews.onDay += 1;
  }

  #applyLesson(concept: string): void {
    const { mean, variance, keepWrong, logOdds } = PARAMETERS.lesson;
    const account = this.account(concept);
    account.lessonSequence = this.#sequence;
    account.logRatio = Math.min(account.logRatio, 0) * keepWrong + Math.max(account.logRatio, 0) + logOdds;
    this.#shift(concept, mean, variance);
    this.#logOdds = null;
  }

  #shift(concept: string, mean: number, variance: number): void {
    const at = this.#order.indexOf(concept);
    const row = this.#matrix[at];
    if (!row) return;
    this.#mean[at] = (this.#mean[at] ?? 0) + mean;
    row[at] = (row[at] ?? 0) + variance;
  }

  #applyReset(concept: string | null): void {
    this.#logOdds = null;
    if (concept !== null) {
      const prior = priorOf(this.graph);
      const start = prior.mean[this.#order.indexOf(concept)] ?? 0;
      this.#shift(concept, start - this.#strength(concept).mean, prior.variance);
      this.#accounts.delete(concept);
      this.trouble.delete(concept);
      return;
    }
    this.#startStrengths();
    this.#accounts.clear();
    this.trouble.clear();
    this.lastAnswerAt = null;
    this.cameBackAt = null;
    Object.assign(this.reviews, { answersSince: 0, day: 0, onDay: 0 });
  }
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function within(x: number, most: number): number {
  return Math.min(most, Math.max(-most, x));
}
