/**
 * What could be known at best: Bayes' rule over the very learners that the benchmark draws.
 *
 * 1. A cloud of learners of every kind is drawn on the true course, each as the set of what it knows.
 * 2. Each answer weighs every one of them by how likely it is there, with the guess and slip that authors expect.
 * 3. The belief in a concept is the share of the weight that knows it.
 *
 * It is told what nothing else is told: the true edges and how learners come about. The more the weight gathers on
 * few members of the cloud, the less it says: `members` tells on how many it lies.
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

  /** @param each members of each kind of learner */
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

  /** Belief in each concept after these answers, 0-1, and the number of members that the weight lies on. */
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

  /** Chance of each suspect that it is missing while all that it truly requires is known, after these answers. */
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

  /** What each member weighs; together 1. */
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
