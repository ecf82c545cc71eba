/**
 * Estimates the upper bound of any model by Bayes' rule: importance sampling over learners drawn by the benchmark's own code.
 *
 * 1. Draw a cloud of learners of every kind on the true course, each as its set of known concepts.
 * 2. Weight each member by the likelihood of the answers, with the guess and slip that authors expect.
 * 3. The belief in a concept is the total weight of the members that know it.
 *
 * No other model knows the true edges and the distribution of learners. The estimate is poor when few members hold most
 * of the weight: `members` is the effective sample size.
 *
 * @see Kong 1992, for the effective sample size
 */

import { likelihoods } from "../placement/models/assumed.ts";
import type { AskedItem, Result } from "../simulation/answering.ts";
import type { CourseMap } from "../simulation/course.ts";
import { drawLearner, LEARNER_KINDS } from "../simulation/learners.ts";

export type Answer = { item: AskedItem; result: Result };

export class Cloud {
  readonly #truth: CourseMap;
  readonly #place: ReadonlyMap<string, number>;
  readonly #members: readonly Uint8Array[];

  /** @param each number of members per kind of learner */
  constructor(truth: CourseMap, each: number) {
    this.#truth = truth;
    this.#place = new Map(truth.concepts.map(({ id }, index) => [id, index]));
    this.#members = LEARNER_KINDS.flatMap((kind) =>
      Array.from({ length: each }, (_, index) => {
        const learner = drawLearner(kind, truth, `cloud ${index}`);
        return Uint8Array.from(truth.concepts, ({ id }) => (learner.knows(id, 0) ? 1 : 0));
      }),
    );
  }

  /** Belief in each concept after these answers, 0-1, and the effective number of members. */
  beliefs(answers: readonly Answer[]): { of: (concept: string) => number; members: number } {
    const weights = this.#weigh(answers);
    const known = new Float64Array(this.#place.size);
    this.#members.forEach((member, index) => {
      const weight = weights[index] ?? 0;
      if (weight < 1e-12) return;
      member.forEach((knows, place) => {
        if (knows === 1) known[place] = (known[place] ?? 0) + weight;
      });
    });
    const squares = weights.reduce((sum, weight) => sum + weight ** 2, 0);
    return { of: (concept) => known[this.#place.get(concept) ?? -1] ?? 0, members: 1 / squares };
  }

  /** Chance that each suspect is unknown while its true prerequisites are known, after these answers. */
  gapChances(answers: readonly Answer[], suspects: readonly string[]): ReadonlyMap<string, number> {
    const weights = this.#weigh(answers);
    const placesOf = (ids: readonly string[]) => ids.map((id) => this.#place.get(id) ?? -1);
    return new Map(
      suspects.map((suspect) => {
        const [own = -1, ...required] = placesOf([suspect, ...this.#truth.requires(suspect)]);
        const chance = this.#members.reduce((sum, member, index) => {
          const isGap = member[own] === 0 && required.every((place) => member[place] === 1);
          return isGap ? sum + (weights[index] ?? 0) : sum;
        }, 0);
        return [suspect, chance];
      }),
    );
  }

  /** Weight of each member; the sum is 1. */
  #weigh(answers: readonly Answer[]): Float64Array {
    const logs = new Float64Array(this.#members.length);
    for (const { item, result } of answers) {
      const chances = likelihoods(item, result);
      const [known, unknown] = [Math.log(chances.known), Math.log(chances.unknown)];
      const needed = [item.concept, ...item.also].map((id) => this.#place.get(id) ?? -1);
      this.#members.forEach((member, index) => {
        const able = needed.every((place) => member[place] === 1);
        logs[index] = (logs[index] ?? 0) + (able ? known : unknown);
      });
    }
    const most = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    const weights = logs.map((log) => Math.exp(log - most));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight) => weight / total);
  }
}
