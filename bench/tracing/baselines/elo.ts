// Elo ratings: one for each learner, one for each learner in each skill, and one for each item.
//
// 1. chance = σ(learner + mean of the learner's skill ratings + base − item difficulty).
// 2. After an answer all three move by (right − chance), times their own rate a / (1 + b · answers seen)
//    (Pelánek 2016, "Applications of the Elo rating system in adaptive educational systems").
// 3. The six numbers a, b are chosen by coordinate search on a held-out fifth of the training learners, from
//    `PACES` and `FADES`.
// 4. Item ratings are learnt on the training part, and keep moving in the test part.

import { addTo, cell, logit, sigmoid } from "../cells.ts";
import type { DataSet, Events } from "../data-set.ts";
import { logLossOf } from "../metrics.ts";
import type { Model } from "../model.ts";
import { holdOut } from "../splits.ts";

/** Pace and fade of the learner, the learner's skills, and the items, in this order. */
type Settings = readonly number[];

const BEGIN: Settings = [0.4, 0.05, 0.4, 0.05, 0.6, 0.05];
const PACES = [0.05, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 1.2, 1.8];
const FADES = [0, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4];
const SWEEPS = 3;

interface Ratings {
  readonly base: number;
  readonly item: Float64Array;
  readonly itemSeen: Float64Array;
}

export const elo: Model = {
  name: "Elo (tuned)",
  about:
    "ratings of learner, learner in each skill, and item, with paces that fade; paces tuned on held-out learners",
  fit: (data, seed) => {
    const settings = tune(holdOut(data, seed));
    const ratings = beginRatings(data);
    pass(data, ratings, settings, data.train);
    return (events) => pass(data, ratings, settings, events);
  },
};

function tune(inner: DataSet): Settings {
  let best = BEGIN;
  let least = lossWith(inner, best);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const before = least;
    for (let index = 0; index < best.length; index += 1)
      for (const value of index % 2 === 0 ? PACES : FADES) {
        const settings = best.with(index, value);
        const loss = lossWith(inner, settings);
        if (loss < least) [best, least] = [settings, loss];
      }
    if (before - least < 1e-4) break;
  }
  return best;
}

function lossWith(inner: DataSet, settings: Settings): number {
  const ratings = beginRatings(inner);
  pass(inner, ratings, settings, inner.train);
  return logLossOf(pass(inner, ratings, settings, inner.test), inner.test.right);
}

function beginRatings(data: DataSet): Ratings {
  return {
    base: logit(data.train.right.reduce((sum, right) => sum + right, 0) / data.train.right.length),
    item: new Float64Array(data.itemCount),
    itemSeen: new Float64Array(data.itemCount),
  };
}

function pass(data: DataSet, ratings: Ratings, settings: Settings, events: Events): Float64Array {
  const [learnerPace = 0, learnerFade = 0, skillPace = 0, skillFade = 0, itemPace = 0, itemFade = 0] =
    settings;
  const chances = new Float64Array(events.right.length);
  for (let who = 0; who + 1 < events.start.length; who += 1) {
    const skillRating = new Float64Array(data.skillCount);
    const skillSeen = new Float64Array(data.skillCount);
    let learner = 0;
    let seen = 0;
    for (let k = events.start[who] ?? 0; k < (events.start[who + 1] ?? 0); k += 1) {
      const item = events.item[k] ?? 0;
      const skills = data.skillSets[events.skillSet[k] ?? 0] ?? new Int32Array();
      let ofSkills = 0;
      for (const skill of skills) ofSkills += cell(skillRating, skill) / skills.length;
      const chance = sigmoid(ratings.base + learner + ofSkills - cell(ratings.item, item));
      chances[k] = chance;
      const surprise = (events.right[k] ?? 0) - chance;
      learner += (learnerPace / (1 + learnerFade * seen)) * surprise;
      seen += 1;
      for (const skill of skills) {
        addTo(skillRating, skill, (skillPace / (1 + skillFade * cell(skillSeen, skill))) * surprise);
        addTo(skillSeen, skill, 1);
      }
      addTo(ratings.item, item, (-itemPace / (1 + itemFade * cell(ratings.itemSeen, item))) * surprise);
      addTo(ratings.itemSeen, item, 1);
    }
  }
  return chances;
}
