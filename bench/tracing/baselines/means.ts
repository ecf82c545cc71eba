import { cell } from "../cells.ts";
import type { DataSet } from "../data-set.ts";
import type { Model } from "../model.ts";

export const globalMean: Model = {
  name: "global mean",
  about: "the share of right answers in the training part",
  fit: (data) => {
    const mean = meanRight(data);
    return (events) => new Float64Array(events.right.length).fill(mean);
  },
};

/** The global mean counts as one more answer to every skill, so a skill without answers gets the global mean. */
export const skillMean: Model = {
  name: "skill mean",
  about: "the share of right answers of the skill; the mean of these shares where an item has several skills",
  fit: (data) => {
    const mean = meanRight(data);
    const rights = new Float64Array(data.skillCount).fill(mean);
    const counts = new Float64Array(data.skillCount).fill(1);
    data.train.skillSet.forEach((set, k) => {
      for (const skill of data.skillSets[set] ?? []) {
        rights[skill] = cell(rights, skill) + (data.train.right[k] ?? 0);
        counts[skill] = cell(counts, skill) + 1;
      }
    });
    const meanOf = Float64Array.from(data.skillSets, (skills) => {
      let sum = 0;
      for (const skill of skills) sum += cell(rights, skill) / cell(counts, skill);
      return sum / skills.length;
    });
    return (events) => Float64Array.from(events.skillSet, (set) => cell(meanOf, set));
  },
};

function meanRight(data: DataSet): number {
  return data.train.right.reduce((sum, right) => sum + right, 0) / data.train.right.length;
}
