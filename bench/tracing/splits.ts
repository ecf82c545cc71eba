import { seededChance } from "../../scripts/simulate/seeded-chance.ts";
import type { DataSet, Events } from "./data-set.ts";

/**
 * The training part, split by learner: a model chooses its settings on `test`, a fifth of the training learners.
 * The true test part is not in it.
 */
export function holdOut(data: DataSet, seed: number): DataSet {
  const chance = seededChance(seed);
  const isHeld = Uint8Array.from({ length: data.train.start.length - 1 }, () => (chance() < 0.2 ? 1 : 0));
  return {
    ...data,
    train: pickLearners(data.train, (learner) => isHeld[learner] !== 1),
    test: pickLearners(data.train, (learner) => isHeld[learner] === 1),
  };
}

/** Events of the picked learners, in their order. */
function pickLearners(events: Events, isPicked: (learner: number) => boolean): Events {
  const kept: number[] = [];
  const start = [0];
  for (let learner = 0; learner + 1 < events.start.length; learner += 1) {
    if (!isPicked(learner)) continue;
    for (let k = events.start[learner] ?? 0; k < (events.start[learner + 1] ?? 0); k += 1) kept.push(k);
    start.push(kept.length);
  }
  return {
    rows: kept.flatMap((k) => events.rows[k] ?? []),
    start: Int32Array.from(start),
    item: Int32Array.from(kept, (k) => events.item[k] ?? 0),
    skillSet: Int32Array.from(kept, (k) => events.skillSet[k] ?? 0),
    right: Uint8Array.from(kept, (k) => events.right[k] ?? 0),
    scored: Uint8Array.from(kept, (k) => events.scored[k] ?? 0),
  };
}
