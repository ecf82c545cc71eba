/**
 * What could be known at best: Bayes' rule over the very learners that the benchmark draws.
 *
 * 1. A cloud of learners of every kind is drawn on the true course, each as the set of what it knows.
 * 2. Each answer weighs every one of them by how likely it is there, with the guess and slip that authors expect.
 * 3. The belief in a concept is the share of the weight that knows it.
 *
 * It is told what no placement is told: the true edges and how learners come about. It is no row, for that reason. The more the weight gathers on
 * few members of the cloud, the less it says: `members` tells on how many it lies.
 *
 * @see Kong 1992, for the effective sample size
 */
import type { AskedItem, Result } from "../../simulation/answering.ts";
import type { CourseMap } from "../../simulation/course.ts";
import { drawLearner, LEARNER_KINDS } from "../../simulation/learners.ts";
import { likelihoods } from "../models/assumed.ts";

export class Cloud {
  readonly #place: ReadonlyMap<string, number>;
  readonly #members: readonly Uint8Array[];

  /** @param each members of each kind of learner */
  constructor(truth: CourseMap, each: number) {
    this.#place = new Map(truth.concepts.map(({ id }, index) => [id, index]));
    this.#members = LEARNER_KINDS.flatMap((kind) =>
      Array.from({ length: each }, (_, index) => {
        const learner = drawLearner(kind, truth, `cloud ${index}`);
        return Uint8Array.from(truth.concepts, ({ id }) => (learner.knows(id, 0) ? 1 : 0));
      }),
    );
  }

  /** Belief in each concept after these answers, 0-1, and the number of members that the weight lies on. */
  beliefs(answers: readonly { item: AskedItem; result: Result }[]): {
    of: (concept: string) => number;
    members: number;
  } {
    const weights = this.#weigh(answers);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const squares = weights.reduce((sum, weight) => sum + weight ** 2, 0);
    const known = new Float64Array(this.#place.size);
    this.#members.forEach((member, index) => {
      const weight = (weights[index] ?? 0) / total;
      if (weight < 1e-12) return;
      member.forEach((knows, place) => {
        if (knows === 1) known[place] = (known[place] ?? 0) + weight;
      });
    });
    return { of: (concept) => known[this.#place.get(concept) ?? -1] ?? 0, members: total ** 2 / squares };
  }

  #weigh(answers: readonly { item: AskedItem; result: Result }[]): Float64Array {
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
    return logs.map((log) => Math.exp(log - most));
  }
}
