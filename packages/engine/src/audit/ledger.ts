/**
 * A second, plain implementation of the fold, so that a reason can be checked by other code than the one that made it.
 *
 * It shares the numbers and formulas of the model with the fold (parameters.ts, likelihood.ts, moments.ts, prior.ts, remember.ts), and none of its other code.
 * The fold keeps the belief in the coordinates of the concepts that were asked; the ledger keeps the whole covariance matrix.
 */
import { limitedVariance } from "../belief/gaussian.ts";
import {
  isFreshlyShown,
  isOwnWork,
  isSettled,
  type Likelihood,
  likelihoodOf,
  logRatioOf,
  settledResult,
} from "../belief/likelihood.ts";
import { matchMoments } from "../belief/moments.ts";
import { priorOf } from "../belief/prior.ts";
import type { Graph, ItemNode } from "../graph.ts";
import type { Answered, AnswerResult, LogEvent } from "../log.ts";
import { memoryAfterAnswer, memoryAfterCredit, recallAt } from "../memory/remember.ts";
import { DAY_MS, LEAST_VARIANCE, LOGISTIC_SPREAD, PARAMETERS } from "../parameters.ts";
import type { Seen } from "../seen.ts";
import type { Memory } from "../state.ts";

type Account = {
  logRatio: number;
  logRatioBeforeLesson: number;
  answers: {
    id: string;
    item: string;
    exercise: boolean;
    result: AnswerResult;
    good: boolean;
    sequence: number;
  }[];
  codeSequence: number;
  lessonSequence: number;
  rounds: number;
  failedAt: number;
  memory: Memory | null;
  putOffUntil: number;
};

/** State of each concept, computed from the log. */
export class Ledger {
  readonly graph: Graph;
  readonly trouble = new Map<string, number>();
  /** Steps taken, oldest first. */
  readonly steps: { key: string; review: boolean; minutes: number }[] = [];
  lastAnswerAt: number | null = null;
  cameBackAt: number | null = null;
  readonly #accounts = new Map<string, Account>();
  readonly #order: readonly string[];
  #mean: number[] = [];
  #matrix: number[][] = [];
  #sequence = 0;
  #experience = 0;
  readonly #seen = new Map<string, Seen>();
  readonly #faultsOfRuns = new Map<string, readonly string[]>();
  #logOdds: Map<string, number> | null = null;

  constructor(graph: Graph, log: readonly LogEvent[]) {
    this.graph = graph;
    this.#order = graph.concepts.map(({ id }) => id);
    this.#startStrengths();
    const gone = new Set(log.map((event) => (event.kind === "voided" ? event.event : "")));
    for (const event of log) {
      if (event.kind === "voided") continue;
      if (gone.has(event.id)) {
        if (event.kind === "answered" && isSettled(event)) this.#see(event.item, event.at);
        continue;
      }
      this.#sequence += 1;
      if (event.kind === "answered") this.#applyAnswer(event);
      if (event.kind === "lesson-finished") this.#applyLesson(event.concept);
      if (event.kind === "deferred") this.account(event.concept).putOffUntil = event.at + PARAMETERS.putOffMs;
      if (event.kind === "reset") this.#applyReset(event.concept);
      if (event.kind === "introduced") this.#introduce(PARAMETERS.experience[event.experience]);
    }
  }

  account(concept: string): Account {
    const fresh: Account = {
      logRatio: 0,
      logRatioBeforeLesson: 0,
      answers: [],
      codeSequence: 0,
      lessonSequence: 0,
      rounds: 0,
      failedAt: 0,
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
    if (lessonSequence > last || this.#isMissed(concept)) return false;
    const missed = answers.some(({ result }) => result === "wrong");
    const mastery = this.masteryOf(concept);
    if (this.#givenUp(concept)) return mastery >= PARAMETERS.enough;
    return this.#steady(concept) || mastery >= (missed ? PARAMETERS.strong : PARAMETERS.enough);
  }

  /** Whether the exercise was passed. */
  hasPassed(item: string): boolean {
    return [...this.#accounts.values()].some(({ answers }) =>
      answers.some((answer) => answer.item === item && answer.result === "right"),
    );
  }

  isShown(concept: string): boolean {
    return (this.wasAsked(concept) || this.account(concept).codeSequence > 0) && this.isKnown(concept);
  }

  /** Whether the concept has an exercise of its own that was not passed, and no other one showed it by code. */
  lacksCode(concept: string): boolean {
    const hasExercise = this.graph.items.some(
      (item) => item.concept === concept && item.shows.includes(concept),
    );
    return hasExercise && this.account(concept).codeSequence === 0;
  }

  mayBuildOn(concept: string): boolean {
    return (
      this.isKnown(concept) || (this.masteryOf(concept) >= PARAMETERS.enough && !this.#isMissed(concept))
    );
  }

  /** Whether the concept has no item to ask at this time. */
  isAskedOut(concept: string, now: number): boolean {
    return this.#allAskedOut(now, (item) => item.concept === concept);
  }

  /** Whether the concept is known, and has no exercise to ask at this time that would show it by code. */
  isCodeAskedOut(concept: string, now: number): boolean {
    const isOwn = (item: ItemNode) => item.concept === concept && item.shows.includes(concept);
    return this.isKnown(concept) && this.lacksCode(concept) && this.#allAskedOut(now, isOwn);
  }

  /** Whether right answers show nothing at this time: the last one was right in vain, and too few items are left whose answers were not shown lately. */
  isAskedInVain(concept: string, now: number): boolean {
    const last = this.account(concept).answers.at(-1);
    if (last?.result !== "right" || last.good || this.isKnown(concept)) return false;
    const own = this.graph.items.filter((item) => item.concept === concept);
    const left = own.filter(({ id }) => !isFreshlyShown(this.#seen.get(id), now));
    return left.length < Math.min(PARAMETERS.rightsThatShow, own.length);
  }

  /** Concepts that must be strong before this one may be taught. */
  locks(concept: string): readonly string[] {
    return this.graph.waits.find(({ concepts }) => concepts.includes(concept))?.unlockedBy ?? [];
  }

  requires(concept: string): readonly string[] {
    return this.graph.concepts.find(({ id }) => id === concept)?.requires ?? [];
  }

  recall(concept: string, now: number): number {
    const { memory } = this.account(concept);
    return memory === null ? 1 : recallAt(memory, now);
  }

  /** Chance that the gap behind the failure of `failed` is this prerequisite: its calibrated share of all suspicions. */
  gapChance(concept: string, failed: string): number {
    const suspicions = new Map([[failed, PARAMETERS.gapOwnWeight * this.#suspicion(failed)]]);
    for (const [id, edges] of this.ancestors(failed))
      suspicions.set(id, PARAMETERS.gapPerEdge ** edges * this.#suspicion(id));
    const sum = [...suspicions.values()].reduce((total, each) => total + each, 0);
    const own = suspicions.get(concept) ?? 0;
    const last = this.account(concept).answers.at(-1);
    const since = this.trouble.get(failed) ?? Number.POSITIVE_INFINITY;
    const isMissed = last !== undefined && last.sequence > since && last.result !== "right";
    const { slope, unasked, missed } = PARAMETERS.gapChance;
    const odds = (own / (sum - own)) ** slope * Math.exp(isMissed ? missed : unasked);
    return odds / (1 + odds);
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
    const at = this.lastAnswerAt ?? 0;
    const logOfPresent = (id: string) => Math.log(this.masteryOf(id)) + Math.log(this.recall(id, at));
    const logOfBelow = this.requires(concept).reduce((sum, each) => sum + logOfPresent(each), 0);
    const logOfMissing = Math.log1p(-Math.exp(logOfPresent(concept)));
    return Math.exp(PARAMETERS.gapMissingPower * logOfMissing + PARAMETERS.gapBelowPower * logOfBelow);
  }

  #startStrengths(): void {
    const prior = priorOf(this.graph);
    this.#mean = [...prior.mean];
    this.#matrix = this.#order.map((_, concept) => [...prior.column(concept)]);
  }

  #isMissed(concept: string): boolean {
    const { answers, codeSequence } = this.account(concept);
    const last = answers.at(-1);
    if (last === undefined) return false;
    const noneRight = codeSequence === 0 && answers.every(({ good }) => !good);
    return (
      noneRight ||
      missesAtEnd(answers) >= PARAMETERS.missesInRowThatFail ||
      (last.exercise && last.result !== "right")
    );
  }

  #givenUp(concept: string): boolean {
    const { answers, codeSequence } = this.account(concept);
    return answers.some(
      ({ exercise, result, sequence }) => exercise && result !== "right" && sequence > codeSequence,
    );
  }

  #steady(concept: string): boolean {
    const { answers } = this.account(concept);
    if (answers.at(-1)?.result !== "right") return false;
    let rights = 0;
    for (const { result, good } of [...answers].reverse()) {
      if (result === "dont-know") continue;
      if (!good) return false;
      rights += 1;
      if (rights === PARAMETERS.rightsThatShow) return true;
    }
    return false;
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

  /** Log-odds of mastery of every concept: strength, ability and noisy AND, weighted. */
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
      read.set(id, this.#withinOwnAnswers(id, within(sum, PARAMETERS.mostLogOdds)));
    }
    return read;
  }

  /** Own answers bound the belief: from below once they show the concept, from above once an exercise of it was given up. */
  #withinOwnAnswers(concept: string, logOdds: number): number {
    const { withoutCodeAtMost: most, enough } = PARAMETERS;
    if (this.#givenUp(concept)) return Math.min(logOdds, Math.log(most / (1 - most)));
    return this.#steady(concept) ? Math.max(logOdds, Math.log(enough / (1 - enough))) : logOdds;
  }

  /** Log-odds of every concept by the one ability, which Bayes' rule updates concept by concept. */
  #readAbility(): Map<string, number> {
    const ease = this.#easeOfConcepts();
    const { points: count, widest } = PARAMETERS.ability;
    const steps = [...Array(count).keys()].map((step) => (2 * widest * step) / (count - 1) - widest);
    let points = steps.map((ability) => ({
      ability,
      weight: Math.exp(-((ability - this.#experience) ** 2) / 2),
    }));
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

  #applyAnswer(given: Answered): void {
    const seen = this.#seen.get(given.item);
    this.#countAbsence(given.at);
    if (!isSettled(given)) {
      this.#seen.set(given.item, { ...this.#seenOn(given.item, given.at), sequence: this.#sequence });
      this.#faultsOfRuns.set(given.item, given.faults);
      return;
    }
    this.#see(given.item, given.at);
    this.#countStep(given);
    if (given.onlyMeasures) return;
    this.#logOdds = null;
    const right = given.result === "right";
    const runs = this.#faultsOfRuns.get(given.item) ?? [];
    this.#faultsOfRuns.delete(given.item);
    const faults = given.itemKind === "exercise" && given.faults.length === 0 ? runs : given.faults;
    const likelihood = likelihoodOf(given, seen);
    const named = [...new Set(right ? given.also : faults)];
    const others = named.filter((id) => id !== given.concept);
    const blamesOnlyOthers = !right && others.length > 0 && others.length === named.length;
    this.#addForgetting(given.concept, this.recall(given.concept, given.at));
    this.#updateConcept(given.concept, likelihood, blamesOnlyOthers ? PARAMETERS.ownWeightBesideFault : 1);
    for (const id of others)
      this.#updateConcept(id, likelihood, right ? PARAMETERS.alsoWeight : PARAMETERS.faultWeight);
    this.account(given.concept).answers.push({
      id: given.id,
      item: given.item,
      exercise: given.itemKind === "exercise",
      result: settledResult(given),
      good: isOwnWork(given, seen),
      sequence: this.#sequence,
    });
    if (given.itemKind === "exercise" && isOwnWork(given, seen)) {
      const shows = given.shows ?? this.graph.items.find(({ id }) => id === given.item)?.shows;
      for (const id of shows ?? [given.concept]) this.account(id).codeSequence = this.#sequence;
    }
    this.#updateMemory(given);
    this.#updateTrouble(given);
  }

  /** Whether each of these items was asked as often as one day allows, or is an exercise whose solution was shown lately. */
  #allAskedOut(now: number, isOne: (item: ItemNode) => boolean): boolean {
    const day = Math.floor(now / DAY_MS);
    return this.graph.items.filter(isOne).every(({ id, kind }) => {
      const seen = this.#seen.get(id);
      if (kind === "exercise" && isFreshlyShown(seen, now)) return true;
      return seen?.day === day && seen.onDay >= PARAMETERS.askedPerDay;
    });
  }

  #seenOn(item: string, at: number): Seen {
    const day = Math.floor(at / DAY_MS);
    const before = this.#seen.get(item) ?? { sequence: 0, shownAt: null, day, onDay: 0 };
    return before.day === day ? before : { ...before, day, onDay: 0 };
  }

  #see(item: string, at: number): void {
    const before = this.#seenOn(item, at);
    this.#seen.set(item, { ...before, sequence: this.#sequence, shownAt: at, onDay: before.onDay + 1 });
  }

  #countStep({ purpose, concept, item, itemKind }: Answered): void {
    const minutes =
      this.graph.items.find(({ id }) => id === item)?.minutes ?? (itemKind === "exercise" ? 10 : 2);
    const isLong = purpose === "placement" || purpose === "step" || purpose === "test-out";
    const key = purpose === "placement" ? purpose : isLong ? concept : "";
    const last = this.steps.at(-1);
    if (isLong && last?.key === key) last.minutes += minutes;
    else this.steps.push({ key, review: purpose === "review", minutes });
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
    const firstAfterLesson = account.answers.every(
      ({ result, sequence }) => result !== "right" || sequence < account.lessonSequence,
    );
    const { lesson, keepWrongAfterRight, keepRightAfterWrong } = PARAMETERS;
    const against = account.lessonSequence > 0 && firstAfterLesson ? lesson.keepWrong : keepWrongAfterRight;
    const contradicts = right ? account.logRatio < 0 : account.logRatio > 0;
    const keep = contradicts ? (right ? against : keepRightAfterWrong) : 1;
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
    const learnt = { shown: this.#showsConcept(answer), taught: account.lessonSequence > 0 };
    account.memory = memoryAfterAnswer(account.memory, answer, learnt);
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
    const account = this.account(concept);
    if (this.#showsConcept(answer)) {
      this.trouble.delete(concept);
      if (this.#steady(concept)) account.rounds = 0;
      return;
    }
    if (answer.result === "right" || account.lessonSequence === 0) return;
    const from = Math.max(account.lessonSequence, this.trouble.get(concept) ?? 0);
    const round = account.answers.filter(({ sequence }) => sequence > from);
    const misses = round.reduce((sum, { result }) => sum + missOf(result), 0);
    if (misses < PARAMETERS.missesThatFail && missesAtEnd(round) < PARAMETERS.missesInRowThatFail) return;
    this.trouble.set(concept, this.#sequence);
    account.rounds += 1;
    account.failedAt = answer.at;
  }

  #countAbsence(at: number): void {
    const last = this.lastAnswerAt;
    if (last !== null && at - last >= PARAMETERS.absenceDays * DAY_MS) this.cameBackAt = at;
    this.lastAnswerAt = Math.max(at, last ?? at);
  }

  #applyLesson(concept: string): void {
    const { mean, variance, logOdds } = PARAMETERS.lesson;
    const account = this.account(concept);
    account.lessonSequence = this.#sequence;
    account.logRatio += logOdds;
    const minutes = this.graph.concepts.find(({ id }) => id === concept)?.minutes ?? 15;
    this.steps.push({ key: concept, review: false, minutes });
    this.#shift(concept, mean, variance);
    this.#logOdds = null;
  }

  #introduce(ability: number): void {
    const more = (ability - this.#experience) * PARAMETERS.prior.generalSpread;
    this.#mean = this.#mean.map((mean) => mean + more);
    this.#experience = ability;
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
      const start =
        (prior.mean[this.#order.indexOf(concept)] ?? 0) + this.#experience * PARAMETERS.prior.generalSpread;
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
    this.#faultsOfRuns.clear();
    this.#experience = 0;
    this.steps.length = 0;
  }
}

/** Misses after the last right answer, in misses. */
function missesAtEnd(answers: readonly { result: AnswerResult }[]): number {
  let misses = 0;
  for (const { result } of answers) misses = result === "right" ? 0 : misses + missOf(result);
  return misses;
}

function missOf(result: AnswerResult): number {
  return result === "right" ? 0 : result === "wrong" ? 1 : PARAMETERS.dontKnowMiss;
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function within(x: number, most: number): number {
  return Math.min(most, Math.max(-most, x));
}
